using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Generator.Analyzers.Values;
using static TrackingPlan.Language.Reading.Words;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2007: a typed call is given a constant that the plan does not allow, which would be a violation at run time.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TypedValueAnalyzer : PlannedProjectAnalyzer
{
    public const string Id = "TRK2007";

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Constant that the plan does not allow", "{0} must be {1}", DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project) =>
        context.RegisterOperationAction(operation => Check(operation, project), TypedUse.Kinds);

    private static void Check(OperationAnalysisContext context, PlannedProject project)
    {
        if (TypedUse.Of(context.Operation, project) is not { } use)
            return;
        foreach (var (property, value) in use.Values)
        {
            // A C# enum is right by its type; what is left out as null is not sent at all.
            if (!Constants.TryGet(value, out var constant) || Constants.Unwrap(value).Type?.TypeKind == TypeKind.Enum || (constant is null && !property.IsRequired))
                continue;
            if (ConstantCheck.Expectation(property.Schema, use.Plan.Definitions, constant) is { } expectation)
                context.ReportDiagnostic(SafeDiagnostic.Create(Rule, value.Syntax.GetLocation(), Quote(property.Name), expectation));
        }
    }
}
