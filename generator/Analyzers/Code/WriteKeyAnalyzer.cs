using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2012: a write key stands in the source, where everyone who can read the repository can use it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WriteKeyAnalyzer : PlannedProjectAnalyzer
{
    public const string Id = "TRK2012";

    /// <summary>Write keys of Segment, RudderStack and PostHog have 27 to 47 characters; placeholders and test values are shorter or read as words.</summary>
    private const int ShortestKey = 20;

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Write key in source", "A write key is a secret: read it from configuration, and replace this one, for it is known now", DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project)
    {
        context.RegisterOperationAction(CheckArgument, OperationKind.Argument);
        context.RegisterOperationAction(CheckAssignment, OperationKind.SimpleAssignment);
    }

    private static void CheckArgument(OperationAnalysisContext context)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (argument.Parameter is { } parameter && IsKeyName(parameter.Name))
            Check(context, argument.Value);
    }

    private static void CheckAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation target && IsKeyName(target.Property.Name))
            Check(context, assignment.Value);
    }

    private static void Check(OperationAnalysisContext context, IOperation value)
    {
        if (Constants.StringOf(value) is { } text && LooksLikeKey(text))
            context.ReportDiagnostic(SafeDiagnostic.Create(Rule, value.Syntax.GetLocation()));
    }

    private static bool IsKeyName(string name) =>
        name.Equals("writeKey", StringComparison.OrdinalIgnoreCase) || name.Equals("projectApiKey", StringComparison.OrdinalIgnoreCase);

    private static bool LooksLikeKey(string text)
    {
        var hasDigit = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not '_')
                return false;
            hasDigit |= char.IsDigit(c);
        }

        return hasDigit && text.Length >= ShortestKey;
    }
}
