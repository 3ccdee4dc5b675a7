using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Contract;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>Accepts an untyped call as it is, in the project's baseline (TRK2001 to TRK2006).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddToBaselineFix : CodeFixProvider
{
    private const string Title = "Accept this call in " + BaselineEntry.FileName;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        UntypedCallAnalyzer.Id, UnknownEventAnalyzer.Id, UnknownPropertyAnalyzer.Id, MissingPropertyAnalyzer.Id, PropertyValueAnalyzer.Id, EventNameAnalyzer.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new ProjectFixAllProvider(Title, AddAsync);

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    Title,
                    cancellationToken => AddAsync(context.Document.Project, ImmutableArray.Create(diagnostic), cancellationToken),
                    nameof(AddToBaselineFix)),
                diagnostic);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> AddAsync(Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var file = project.AdditionalDocuments.FirstOrDefault(document => AcceptedCalls.IsBaseline(ProjectFiles.PathOf(document)));
        var path = file is null ? NewPath(project) : ProjectFiles.PathOf(file);
        var entries = await EntriesAsync(project, diagnostics, path, cancellationToken).ConfigureAwait(false);
        var solution = project.Solution;
        if (file is null)
        {
            // The same project's build for another framework may have been given the file by the same fix.
            file = solution.Projects.Select(other => ProjectFiles.Find(other, path)).FirstOrDefault(other => other is not null);
            var text = file is null
                ? SourceText.From(BaselineText.Add(null, entries).Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
                : await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(project.Id), BaselineEntry.FileName, text, filePath: path);
            if (file is null)
                return solution;
        }

        var before = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return ProjectFiles.WithText(solution, path, SourceText.From(BaselineText.Add(before.ToString(), entries).Text, before.Encoding));
    }

    private static async Task<List<BaselineEntry>> EntriesAsync(
        Project project, ImmutableArray<Diagnostic> diagnostics, string path, CancellationToken cancellationToken)
    {
        var entries = new List<BaselineEntry>();
        foreach (var diagnostic in diagnostics)
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is { } document
                && await FixedCall.FindAsync(document, diagnostic.Location, cancellationToken).ConfigureAwait(false) is { Member: { } member } site)
                entries.Add(AcceptedCalls.EntryOf(site.Call, member, path));
        }

        return entries;
    }

    /// <summary>Beside the project file, where the package looks for it.</summary>
    private static string NewPath(Project project)
    {
        var beside = project.FilePath ?? project.AdditionalDocuments.Select(ProjectFiles.PathOf).FirstOrDefault() ?? "";
        return beside.Substring(0, beside.LastIndexOfAny(['/', '\\']) + 1) + BaselineEntry.FileName;
    }
}
