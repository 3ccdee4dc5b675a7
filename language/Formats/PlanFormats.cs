using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Shapes.Csv;
using TrackingPlan.Language.Shapes.JsonSchema;
using TrackingPlan.Language.Shapes.Native.Writing;
using TrackingPlan.Language.Shapes.PublicApi.Writing;
using TrackingPlan.Language.Shapes.Terraform.Writing;
using TrackingPlan.Language.Shapes.Typewriter.Writing;

namespace TrackingPlan.Language.Formats;

/// <summary>The formats that a plan can be written in, each with what reads it back: so nothing that a writer leaves out goes unsaid.</summary>
internal static class PlanFormats
{
    private const string Native = "native";

    private static readonly PlanFormat[] Others =
    [
        new("segment", new FormatWords("Segment"), (plan, _) => SegmentWriter.Write(plan), (_, files) => PlanDocuments.Read(files[0])),
        new("typewriter", TypewriterWriter.Words, (plan, _) => TypewriterWriter.Write(plan), (_, files) => PlanDocuments.Read(files[0])),
        new("jsonschema", new FormatWords("JSON Schema"), JsonSchemaWriter.Write, (plan, _) => JsonSchemaWriter.Held(plan)),
        new("csv", CsvWriter.Words, CsvWriter.Write, (_, files) => CsvReader.Read(files[0].Text, "", files[0].Name)),
        new("terraform", TerraformWriter.Words, TerraformWriter.Write, (plan, _) => PlanDocuments.OfRules(TerraformWriter.RulesOf(plan), plan.Name, plan.Description)),
    ];

    public static IEnumerable<string> Names => Others.Select(format => format.Name).Prepend(Native);

    /// <param name="format">One of <see cref="Names"/>.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="InputException">The format cannot hold such a plan at all.</exception>
    public static Export Write(string format, PlanDocument plan)
    {
        var losses = new List<Loss>();
        if (format == Native)
            return new Export([NativeWriter.FileOf(plan.Name, NativeJson(plan, losses))], losses);
        var target = Others.First(known => known.Name == format);
        plan = Draft07.Plan(plan, losses);
        var files = target.Write(plan, losses);
        LossReport.Add(plan, target.ReadBack(plan, files), target.Words, losses);
        return new Export(files, losses);
    }

    /// <summary>A plan as a native one, and what that does not hold.</summary>
    public static JsonValue NativeJson(PlanDocument plan, List<Loss> losses)
    {
        // What the author of a native plan wrote stays; check says what is wrong with it.
        if (!plan.IsNative)
            plan = Draft07.Plan(plan, losses);
        var json = NativeWriter.ToJson(plan, losses);
        LossReport.Add(plan, PlanDocuments.Read(json, plan.Name), NativeWriter.Words, losses);
        return json;
    }

    /// <param name="Name">What <c>export --to</c> calls it.</param>
    /// <param name="Words">What is said of what it does not hold.</param>
    /// <param name="Write">Receives the plan, and where to say what reading back does not show.</param>
    /// <param name="ReadBack">What was written, as its readers understand it.</param>
    private sealed record PlanFormat(
        string Name,
        FormatWords Words,
        Func<PlanDocument, List<Loss>, IReadOnlyList<ExportFile>> Write,
        Func<PlanDocument, IReadOnlyList<ExportFile>, PlanDocument> ReadBack);
}
