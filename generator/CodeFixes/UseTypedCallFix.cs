using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>
/// Sends a planned event with its typed call and carries the arguments over (TRK2001). Offered where the result compiles: an
/// <c>ISegmentClient</c> is at hand, and every property of the call has its place in the event.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UseTypedCallFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(UntypedCallAnalyzer.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixedCall.FindAsync(context.Document, diagnostic.Location, context.CancellationToken).ConfigureAwait(false) is not { } site
                || StatementOf(site.Call.Invocation) is not { } replaced || TypedCall.Of(site) is not { } typed)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create("Use the typed call", _ => Task.FromResult(Replace(context.Document, site.Root, replaced, typed)), nameof(UseTypedCallFix)),
                diagnostic);
        }
    }

    /// <summary>The whole expression that is a statement, <c>client?.Track(...)</c> too; null when something uses the call's result.</summary>
    private static ExpressionSyntax? StatementOf(IOperation call)
    {
        var whole = call;
        while (whole.Parent is IConditionalAccessOperation access)
            whole = access;
        return whole.Parent is IExpressionStatementOperation ? whole.Syntax as ExpressionSyntax : null;
    }

    private static Document Replace(Document document, SyntaxNode root, ExpressionSyntax replaced, TypedCall typed)
    {
        var lineBreak = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToString();
        var expression = SyntaxFactory.ParseExpression(typed.ToString(lineBreak.Length > 0 ? lineBreak : "\n"))
            .WithTriviaFrom(replaced)
            .WithAdditionalAnnotations(Formatter.Annotation);
        var changed = root.ReplaceNode(replaced, expression);
        if (changed is CompilationUnitSyntax unit)
            changed = Usings.Add(unit, typed.Namespaces, lineBreak.Length > 0 ? lineBreak : "\n");
        return document.WithSyntaxRoot(changed);
    }
}
