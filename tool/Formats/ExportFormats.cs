using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Formats;
using TrackingPlan.Tool.Docs;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Formats;

/// <summary>What <c>export --to</c> takes: the formats of plans, and a page to read.</summary>
internal static class ExportFormats
{
    private const string Markdown = "markdown";

    public static readonly string[] Names = [.. PlanFormats.Names, Markdown];

    /// <exception cref="InputException">The plan cannot be written in the format.</exception>
    public static Export Write(string format, PlanFile file) => format == Markdown ? Page(file) : PlanFormats.Write(format, FileDocuments.Read(file));

    /// <summary>Everything is said in words, and nothing is read back.</summary>
    private static Export Page(PlanFile file)
    {
        var catalogue = CatalogueBuilder.Build(file.Model);
        return new Export([new ExportFile(FileNames.Slug(catalogue.Name) + ".md", MarkdownCatalogue.Write(catalogue), ExportFile.ForPeople)], []);
    }
}
