using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Analyzers.Lock;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>Writes a plan's lock anew, which says that the differences are meant (TRK3001 to TRK3003).</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json", ".lock"])]
public sealed class UpdateLockFix : CodeFixProvider
{
    private const string Title = "Update the lock of the plan";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create(LockAnalyzer.BreakingId, LockAnalyzer.CompatibleId, LockAnalyzer.UnreadableId);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new ProjectFixAllProvider(Title, UpdateAsync);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        context.RegisterCodeFix(
            CodeAction.Create(Title, cancellationToken => UpdateAsync(context.TextDocument.Project, context.Diagnostics, cancellationToken), nameof(UpdateLockFix)),
            context.Diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Solution> UpdateAsync(Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var solution = project.Solution;
        var paths = new HashSet<string>(diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().Path), StringComparer.OrdinalIgnoreCase);
        foreach (var plan in project.AdditionalDocuments)
        {
            var path = ProjectFiles.PathOf(plan);
            var lockPath = PlanLock.PathOf(path);
            if ((!paths.Contains(path) && !paths.Contains(lockPath)) || lockPath == path || ProjectFiles.Find(project, lockPath) is not { } file)
                continue;
            var text = await plan.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (PlanReader.Read(text.ToString(), path).Model is not { } model)
                continue;
            var before = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var contract = PlanLock.Write(model);
            var after = contract.Replace("\n", LineEnds.Of(before.ToString()));
            if (PlanLock.IsReadBack(after, contract))
                solution = ProjectFiles.WithText(solution, lockPath, SourceText.From(after, before.Encoding));
        }

        return solution;
    }
}
