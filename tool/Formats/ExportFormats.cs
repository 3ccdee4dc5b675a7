using TrackingPlan.Tool.Formats.Csv;
using TrackingPlan.Tool.Formats.Documents;
using TrackingPlan.Tool.Formats.JsonSchema;
using TrackingPlan.Tool.Formats.Native;
using TrackingPlan.Tool.Formats.Segment;
using TrackingPlan.Tool.Formats.Terraform;
using TrackingPlan.Tool.Formats.Typewriter;

namespace TrackingPlan.Tool.Formats;

/// <summary>The formats that a plan can be exported to, by the word that <c>--to</c> takes.</summary>
internal static class ExportFormats
{
    public static readonly string[] Names = ["native", "segment", "typewriter", "jsonschema", "csv", "terraform", "markdown"];

    public static Export Write(string format, Plans.PlanFile file)
    {
        var plan = PlanDocuments.Read(file);
        return format switch
        {
            "native" => NativeWriter.Write(plan),
            "segment" => SegmentWriter.Write(plan),
            "typewriter" => TypewriterWriter.Write(plan),
            "jsonschema" => JsonSchemaWriter.Write(plan),
            "csv" => CsvWriter.Write(plan),
            "terraform" => TerraformWriter.Write(plan),
            "markdown" => Markdown(file),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };
    }

    /// <summary>A page to read: everything is said in words, and nothing is read back.</summary>
    private static Export Markdown(Plans.PlanFile file)
    {
        var catalogue = Docs.CatalogueBuilder.Build(file.Model);
        return new Export([new ExportFile(FileNames.Slug(catalogue.Name) + ".md", Docs.MarkdownCatalogue.Write(catalogue), ExportFile.ForPeople)], []);
    }
}
