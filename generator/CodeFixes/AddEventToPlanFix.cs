using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Generator.Analyzers.Values;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>Adds an unknown event to the plan file, with the properties that the call sends (TRK2002).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddEventToPlanFix : CodeFixProvider
{
    private const string Title = "Add the events to the plan";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(UnknownEventAnalyzer.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new ProjectFixAllProvider(Title, AddAsync);

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixedCall.FindAsync(context.Document, diagnostic.Location, context.CancellationToken).ConfigureAwait(false) is not { Call.EventName: { } name } site
                || FindPlan(context.Document.Project, site.Project) is not { } plan)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Add '{Invisible.Spell(name)}' to {plan.Name}",
                    cancellationToken => AddAsync(context.Document.Project, ImmutableArray.Create(diagnostic), cancellationToken),
                    nameof(AddEventToPlanFix)),
                diagnostic);
        }
    }

    private static async Task<Solution> AddAsync(Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        TextDocument? plan = null;
        var events = new List<NewEvent>();
        var added = new HashSet<string>(StringComparer.Ordinal);
        foreach (var diagnostic in diagnostics)
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document
                || await FixedCall.FindAsync(document, diagnostic.Location, cancellationToken).ConfigureAwait(false) is not { Call.EventName: { } name } site
                || site.Project.FindEvent(name).Count > 0 // by the same project's build for another framework
                || !added.Add(name))
                continue;
            plan ??= FindPlan(project, site.Project);
            if (plan is null)
                return project.Solution;
            events.Add(Describe(name, site.Call));
        }

        if (plan is null)
            return project.Solution;
        var text = await plan.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return NewEvents.AddEvents(text, events) is { } change
            ? ProjectFiles.WithText(project.Solution, ProjectFiles.PathOf(plan), text.WithChanges(change))
            : project.Solution;
    }

    /// <summary>The project's first plan that is written by people; a copy of what another system holds is not edited.</summary>
    private static TextDocument? FindPlan(Project project, PlannedProject planned)
    {
        foreach (var plan in planned.Plans)
        {
            if (plan is { Path: { } path, Model.Shape: PlanShape.Native } && ProjectFiles.Find(project, path) is { } file)
                return file;
        }

        return null;
    }

    private static NewEvent Describe(string name, TrackingCall call) => new(
        name,
        call.Properties.Entries.GroupBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(same => (same.Key, TypeOf(same.First().Value))).ToList());

    /// <summary>The JSON type of a value, where its C# type tells exactly one. Null is no type of a value that happens to be a reference.</summary>
    private static string? TypeOf(IOperation value)
    {
        var types = AcceptedTypes.Of(value.Type);
        return (types & ~JsonTypes.Null) switch
        {
            JsonTypes.String => "\"string\"",
            JsonTypes.Integer => "\"integer\"",
            AcceptedTypes.Numbers => "\"number\"",
            JsonTypes.Boolean => "\"boolean\"",
            JsonTypes.Array => "\"array\"",
            JsonTypes.Object => "\"object\"",
            _ => null,
        };
    }
}
