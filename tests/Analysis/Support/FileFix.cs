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
    /// <summary>Begins with a byte order mark, which a fix has to keep.</summary>
    private static readonly Encoding HasMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    /// <summary>The files after all reports of the analyzer were fixed at once.</summary>
    /// <param name="frameworks">How many the project is built for: each is a project of its own with the same files.</param>
    public static async Task<Dictionary<string, SourceText>> FixAllAsync(
        DiagnosticAnalyzer analyzer, CodeFixProvider fix, FixAllScope scope, int frameworks, params (string Path, string Content)[] files)
    {
        var solution = CreateSolution(frameworks, files);
        var diagnostics = new Dictionary<ProjectId, ImmutableArray<Diagnostic>>();
        foreach (var project in solution.Projects)
            diagnostics.Add(project.Id, await AnalyzeAsync(analyzer, project));
        var context = new FixAllContext(
            solution.Projects.First(), fix, scope, fix.GetType().Name, fix.FixableDiagnosticIds, new Reports(diagnostics), TestContext.Current.CancellationToken);
        return await ApplyAsync(solution, (await fix.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>The files after the first report was fixed.</summary>
    public static async Task<Dictionary<string, SourceText>> FixFirstAsync(DiagnosticAnalyzer analyzer, CodeFixProvider fix, params (string Path, string Content)[] files)
    {
        var project = CreateSolution(frameworks: 1, files).Projects.Single();
        var first = (await AnalyzeAsync(analyzer, project)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).First();
        var document = project.AdditionalDocuments.Single(file => file.FilePath == first.Location.GetLineSpan().Path);
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, first, (offered, _) => action = offered, TestContext.Current.CancellationToken));
        return await ApplyAsync(project.Solution, action!);
    }

    private static Solution CreateSolution(int frameworks, (string Path, string Content)[] files)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        for (var framework = 0; framework < frameworks; framework++)
        {
            var project = solution.AddProject("App" + framework, "App", LanguageNames.CSharp)
                .WithMetadataReferences(Compiler.References).WithParseOptions(Compiler.ParseOptions).WithCompilationOptions(Compiler.Options);
            foreach (var (path, content) in files)
            {
                var text = SourceText.From(content, HasMark);
                project = path.EndsWith(".cs", StringComparison.Ordinal)
                    ? project.AddDocument(Path.GetFileName(path), text, filePath: path).Project
                    : project.AddAdditionalDocument(Path.GetFileName(path), text, filePath: path).Project;
            }

            solution = project.Solution;
        }

        return solution;
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(DiagnosticAnalyzer analyzer, Project project)
    {
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var diagnostics = await compilation!.WithAnalyzers([analyzer], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.NotEmpty(diagnostics);
        return diagnostics;
    }

    /// <summary>The files that are no C#, the same in every project; those that were there keep their byte order mark.</summary>
    private static async Task<Dictionary<string, SourceText>> ApplyAsync(Solution before, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var after = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var texts = new Dictionary<string, SourceText>();
        foreach (var file in after.Projects.SelectMany(project => project.AdditionalDocuments))
        {
            var text = await file.GetTextAsync(TestContext.Current.CancellationToken);
            if (before.GetAdditionalDocument(file.Id) is not null)
                Assert.Equal(HasMark, text.Encoding);
            if (!texts.TryAdd(file.FilePath!, text))
                Assert.Equal(texts[file.FilePath!].ToString(), text.ToString());
        }

        Assert.All(after.Projects, project => Assert.Equal(texts.Count, project.AdditionalDocuments.Count()));
        return texts;
    }

    private sealed class Reports(Dictionary<ProjectId, ImmutableArray<Diagnostic>> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics[project.Id]);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics[project.Id]);
    }
}
