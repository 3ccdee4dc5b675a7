using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Model;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>
/// TRK2009 and TRK2010: the code sends an event or a property that the plan deprecates; an error once its sunset is past.
/// </summary>
/// <remarks>Before the sunset, typed calls are left to the compiler: their generated members carry <c>[Obsolete]</c>.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DeprecationAnalyzer : PlannedProjectAnalyzer
{
    public const string DeprecatedId = "TRK2009";
    public const string SunsetId = "TRK2010";

    private static readonly DiagnosticDescriptor Deprecated = RuleDescriptor.Create(
        DeprecatedId, "Deprecated event or property", "{0} is deprecated{1}{2}", DiagnosticSeverity.Warning);

    private static readonly DiagnosticDescriptor Sunset = RuleDescriptor.Create(
        SunsetId, "Event or property past its sunset", "{0} was to be gone after {2}{1}", DiagnosticSeverity.Error);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Deprecated, Sunset);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project)
    {
        if (!project.Plans.Any(HasDeprecation))
            return;
        context.RegisterOperationAction(operation => CheckUntyped(operation, project), OperationKind.Invocation);
        context.RegisterOperationAction(operation => CheckTyped(operation, project), TypedUse.Kinds);
    }

    /// <summary>Most plans have none: then no call needs a look.</summary>
    private static bool HasDeprecation(KnownPlan plan) => plan.Model.Calls.Any(call => call.Deprecation is not null) || plan.Types.AnyProperty(property => property.Deprecation is not null);

    private static void CheckUntyped(OperationAnalysisContext context, PlannedProject project)
    {
        if (project.FindNewCall(context) is not { } call || PropertyDrift.Of(call, project) is not { Planned: var planned })
            return;
        Report(context, project, planned.Title, planned.Call.Deprecation, call.EventLocation, isTyped: false);
        var properties = new PropertyIndex(planned.Call.Body);
        foreach (var entry in call.Properties.Entries)
        {
            if (properties.Find(entry.Name) is { } property)
                Report(context, project, Quote(property.Name), property.Deprecation, entry.NameSyntax.GetLocation(), isTyped: false);
        }
    }

    private static void CheckTyped(OperationAnalysisContext context, PlannedProject project)
    {
        if (TypedUse.Of(context.Operation, project) is not { } use)
            return;
        if (use is { IsNew: true, Typed.Call: { } call })
            Report(context, project, new PlannedEvent(use.Plan, call).Title, call.Deprecation, use.Operation.Syntax.GetLocation(), isTyped: true);
        foreach (var (property, value) in use.Values)
            Report(context, project, Quote(property.Name), property.Deprecation, (value.Syntax.Parent ?? value.Syntax).GetLocation(), isTyped: true);
    }

    private static void Report(
        OperationAnalysisContext context, PlannedProject project, string title, Deprecation? deprecation, Location location, bool isTyped)
    {
        if (deprecation is null)
            return;
        var reason = deprecation.Message.Length > 0 ? ": " + Quote(deprecation.Message) : "";
        if (deprecation.Sunset is { } sunset && project.Options.IsPast(sunset))
            context.ReportDiagnostic(SafeDiagnostic.Create(Sunset, location, title, reason, sunset));
        else if (!isTyped)
            context.ReportDiagnostic(SafeDiagnostic.Create(Deprecated, location, title, deprecation.Sunset is { } end ? $" and goes after {end}" : "", reason));
    }
}
