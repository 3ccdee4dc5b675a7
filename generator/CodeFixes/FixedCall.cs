using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>The untyped call that a report is about.</summary>
internal sealed record FixedCall(TrackingCall Call, PlannedProject Project, SemanticModel Model, SyntaxNode Root)
{
    public static async Task<FixedCall?> FindAsync(Document document, Location location, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return null;
        var project = PlannedProject.Of(model.Compilation, document.Project.AnalyzerOptions, cancellationToken);
        foreach (var node in root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf())
        {
            if (node is InvocationExpressionSyntax && model.GetOperation(node, cancellationToken) is IInvocationOperation operation && project.FindCall(operation) is { } call)
                return new(call, project, model, root);
        }

        return null;
    }

    /// <summary>The member that the call is in.</summary>
    public ISymbol? Member => Model.GetEnclosingSymbol(Call.Invocation.Syntax.SpanStart);
}
