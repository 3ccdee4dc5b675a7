using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>Deletes a line of the baseline that accepts nothing (TRK2014).</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".baseline"])]
public sealed class DropBaselineLineFix : CodeFixProvider
{
    private const string Title = "Delete this line";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(StaleBaselineAnalyzer.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new ProjectFixAllProvider(Title, DeleteAsync);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    cancellationToken => DeleteAsync(context.TextDocument.Project, ImmutableArray.Create(diagnostic), cancellationToken),
                    nameof(DropBaselineLineFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> DeleteAsync(Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        foreach (var inFile in diagnostics.GroupBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.OrdinalIgnoreCase))
        {
            if (ProjectFiles.Find(project, inFile.Key) is not { } file)
                continue;
            var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var lines = inFile.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line).Distinct().OrderBy(line => line);
            solution = ProjectFiles.WithText(solution, inFile.Key, text.WithChanges(lines.Select(line => new TextChange(text.Lines[line].SpanIncludingLineBreak, ""))));
        }

        return solution;
    }
}
