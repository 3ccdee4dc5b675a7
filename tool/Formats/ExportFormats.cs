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
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, null),
        };
    }
}
