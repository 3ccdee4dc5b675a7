using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Model;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2002: an untyped call to an event that no plan has.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnknownEventAnalyzer : PlannedProjectAnalyzer
{
    public const string Id = "TRK2002";

    /// <summary>Property of the report: the planned name that was probably meant.</summary>
    public const string Suggestion = nameof(Suggestion);

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Event that the plan does not have", "{0} is not in the plan {1}{2}", DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project)
    {
        // Code that is older than its plan sends one name from many places.
        var nearest = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        context.RegisterOperationAction(
            operation => Check(operation, project, name => nearest.GetOrAdd(name, unknown => NearestEvent.Of(unknown, project.EventNames) ?? "")),
            OperationKind.Invocation);
    }

    private static void Check(OperationAnalysisContext context, PlannedProject project, Func<string, string> nearestTo)
    {
        if (project.FindNewCall(context) is not { Kind: PlannedCallKind.Track, EventName: { } name } call || project.FindEvent(name).Count > 0)
            return;
        var properties = AcceptedCalls.Describe(call, context.ContainingSymbol);
        var nearest = nearestTo(name);
        if (nearest.Length > 0)
            properties = properties.Add(Suggestion, nearest);
        context.ReportDiagnostic(SafeDiagnostic.Create(
            Rule,
            call.EventLocation,
            properties,
            Quote(name),
            string.Join(", ", project.Plans.Select(plan => Quote(plan.Model.Name))),
            nearest.Length == 0 ? "" : $"; did you mean {Quote(nearest)}?"));
    }
}
