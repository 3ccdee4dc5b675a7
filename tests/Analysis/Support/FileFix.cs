using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TrackingPlan.Analysis.Tests;

/// <summary>Applies a fix to reports in files that are no C#, which the testing package does not.</summary>
internal static class FileFix
{
    /// <summary>The files after all reports of the analyzer were fixed at once.</summary>
    public static async Task<Dictionary<string, SourceText>> FixAllAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, params (string Path, string Content)[] files)
    {
        var (project, diagnostics) = await AnalyzeAsync(analyzer, files);
        var context = new FixAllContext(
            project, fix, FixAllScope.Project, fix.GetType().Name, fix.FixableDiagnosticIds, new Reports(diagnostics), TestContext.Current.CancellationToken);
        return await ApplyAsync(project, (await fix.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>The files after the first report was fixed.</summary>
    public static async Task<Dictionary<string, SourceText>> FixFirstAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, params (string Path, string Content)[] files)
    {
        var (project, diagnostics) = await AnalyzeAsync(analyzer, files);
        var first = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).First();
        var document = project.AdditionalDocuments.Single(file => file.FilePath == first.Location.GetLineSpan().Path);
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, first, (offered, _) => action = offered, TestContext.Current.CancellationToken));
        return await ApplyAsync(project, action!);
    }

    private static async Task<(Project Project, ImmutableArray<Diagnostic> Diagnostics)> AnalyzeAsync(DiagnosticAnalyzer analyzer, (string Path, string Content)[] files)
    {
        var project = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp).WithMetadataReferences(Compiler.References);
        foreach (var (path, content) in files)
            project = project.AddAdditionalDocument(Path.GetFileName(path), SourceText.From(content, Encoding.UTF8), filePath: path).Project;
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var diagnostics = await compilation!.WithAnalyzers([analyzer], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(diagnostics);
        return (project, diagnostics);
    }

    private static async Task<Dictionary<string, SourceText>> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var texts = new Dictionary<string, SourceText>();
        foreach (var file in solution.GetProject(project.Id)!.AdditionalDocuments)
            texts.Add(file.FilePath!, await file.GetTextAsync(TestContext.Current.CancellationToken));
        return texts;
    }

    private sealed class Reports(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
