using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>TRK2011: the value of a typed call is made, and never given to anything that could send it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnsentEventAnalyzer : PlannedProjectAnalyzer
{
    public const string Id = "TRK2011";

    private static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        Id, "Event that is created but not sent", "This {0} is created but never sent: pass it to Track, Identify or Group", DiagnosticSeverity.Warning);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project) =>
        context.RegisterOperationAction(operation => Check(operation, project), OperationKind.ObjectCreation);

    private static void Check(OperationAnalysisContext context, PlannedProject project)
    {
        if (TypedUse.Of(context.Operation, project) is not { Typed.Call: { } call } use)
            return;
        if (IsDropped(context.Operation))
            context.ReportDiagnostic(SafeDiagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), new PlannedEvent(use.Plan, call).Title));
    }

    private static bool IsDropped(IOperation creation)
    {
        var user = creation.Parent;
        while (user is IConversionOperation or IParenthesizedOperation)
            user = user.Parent;
        return user switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => !IsRead(declarator),
            _ => false,
        };
    }

    private static bool IsRead(IVariableDeclaratorOperation declarator) =>
        LocalUses.Around(declarator).MentionsOf(declarator.Symbol).Any(mention => mention is ILocalReferenceOperation);
}
