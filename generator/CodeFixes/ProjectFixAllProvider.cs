using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>Fixes all reports of a project in one edit, which the batch fixer cannot do for files that are no C#.</summary>
/// <param name="title">What the edit is called.</param>
/// <param name="fix">Makes the edit for all reports of one project.</param>
internal sealed class ProjectFixAllProvider(string title, Func<Project, ImmutableArray<Diagnostic>, CancellationToken, Task<Solution>> fix) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        var reports = new List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)>();
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            var diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
                reports.Add((project.Id, diagnostics));
        }

        return reports.Count == 0 ? null : CodeAction.Create(title, cancellationToken => FixAsync(context.Solution, reports, cancellationToken), context.CodeActionEquivalenceKey);
    }

    private async Task<Solution> FixAsync(Solution solution, List<(ProjectId Project, ImmutableArray<Diagnostic> Diagnostics)> reports, CancellationToken cancellationToken)
    {
        foreach (var (project, diagnostics) in reports)
            solution = await fix(solution.GetProject(project)!, diagnostics, cancellationToken).ConfigureAwait(false);
        return solution;
    }
}
