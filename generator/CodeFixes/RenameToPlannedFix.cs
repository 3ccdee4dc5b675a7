using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>Writes the planned name for an event or a property that is nearly spelled like it (TRK2002, TRK2003).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RenameToPlannedFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(UnknownEventAnalyzer.Id, UnknownPropertyAnalyzer.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(UnknownEventAnalyzer.Suggestion, out var name) || name is null
                || Rename(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), name) is not { } change)
                continue;
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Rename to '{Invisible.Spell(name)}'",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(change.Old, change.New))),
                    nameof(RenameToPlannedFix)),
                diagnostic);
        }
    }

    private static (SyntaxNode Old, SyntaxNode New)? Rename(SyntaxNode node, string name)
    {
        if (node is IdentifierNameSyntax { Parent: NameEqualsSyntax } member)
            return SyntaxFacts.IsValidIdentifier(name) ? (member, SyntaxFactory.IdentifierName(name).WithTriviaFrom(member)) : null;
        return node is ExpressionSyntax expression
            ? (expression, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name)).WithTriviaFrom(expression))
            : null;
    }
}
