using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>Edits of files that are no C#: plans, locks, baselines.</summary>
internal static class ProjectFiles
{
    public static TextDocument? Find(Project project, string path) =>
        project.AdditionalDocuments.FirstOrDefault(file => string.Equals(PathOf(file), path, StringComparison.OrdinalIgnoreCase));

    public static string PathOf(TextDocument file) => file.FilePath ?? file.Name;

    /// <summary>Gives a file another text, in every project that has it: one for each target framework.</summary>
    public static Solution WithText(Solution solution, string path, SourceText text)
    {
        foreach (var project in solution.Projects)
        {
            if (Find(project, path) is { } file)
                solution = solution.WithAdditionalDocumentText(file.Id, text);
        }

        return solution;
    }
}
