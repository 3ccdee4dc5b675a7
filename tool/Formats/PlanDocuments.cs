using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Tool.Formats.Documents;
using TrackingPlan.Tool.Formats.Json;
using TrackingPlan.Tool.Formats.Native;
using TrackingPlan.Tool.Formats.Schemas;
using TrackingPlan.Tool.Formats.Segment;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Formats;

/// <summary>Makes a document of a plan of any shape, out of what the plan's one reader found.</summary>
internal static class PlanDocuments
{
    /// <summary>A format may put a plan's schemas some levels deeper than the plan has them, and is to be readable too.</summary>
    private const int MaxDepth = JsonParser.MaxDepth - 16;

    /// <summary>An export as an import would read it.</summary>
    public static PlanDocument Read(ExportFile file) => Of(PlanFile.Read(file.Name, file.Name, file.Text).Reading);

    /// <summary>A plan that was made and is not written yet.</summary>
    public static PlanDocument Read(JsonValue plan, string name) => Of(PlanReader.Read(new JsonDocument(plan, [], new LineMap("")), name));

    /// <summary>Rules as Segment's Public API has them.</summary>
    public static PlanDocument OfRules(IEnumerable<JsonValue> rules, string name = "", string? description = null) => Read(
        JsonBuild.Object(("data", JsonBuild.Object(
            ("trackingPlan", JsonBuild.Object(("name", JsonBuild.Text(name)), ("description", description is null ? null : JsonBuild.Text(description)))),
            ("rules", JsonBuild.Array(rules))))),
        name);

    /// <summary>A rule as Segment's Public API has it, read strictly before.</summary>
    public static CallDocument OfRule(JsonValue rule) => OfRules([rule]).Calls[0];

    /// <exception cref="InputException">
    /// The file is no JSON, no plan, too deep to be written in another format, or holds a value that stands where it cannot be read.
    /// </exception>
    public static PlanDocument Read(PlanFile file)
    {
        _ = file.Model;
        Refuse(file);
        if (DepthOf(file.Reading.Document.Root) > MaxDepth)
            throw new InputException($"{file.Label}: more than {MaxDepth} objects and arrays stand inside each other, which is deeper than other formats can hold; expected a flatter plan.");
        return Of(file.Reading);
    }

    private static PlanDocument Of(PlanReading reading)
    {
        var (model, root) = (reading.Model!, reading.Document.Root);
        var plan = new PlanDocument { Name = model.Name, Description = model.Description, Calls = [] };
        return model.Shape == PlanShape.Native
            ? plan with
            {
                Calls = [.. reading.Calls.Select(NativeCalls.Of)],
                Definitions = References.From(root),
                IsNative = true,
                Native = NativeCalls.Facts(root),
            }
            : plan with { Calls = [.. reading.Calls.Select(SegmentRules.Of)], Segment = SegmentRules.Facts(root) };
    }

    private static int DepthOf(JsonValue value)
    {
        var deepest = 0;
        foreach (var member in value.Members)
            deepest = Math.Max(deepest, DepthOf(member.Value));
        foreach (var item in value.Items)
            deepest = Math.Max(deepest, DepthOf(item));
        return value.Kind is JsonKind.Object or JsonKind.Array ? deepest + 1 : deepest;
    }

    /// <summary>What check calls an error and the compiler leaves out would come out as an event without a name, or not at all.</summary>
    private static void Refuse(PlanFile file)
    {
        foreach (var finding in file.Reading.Findings)
        {
            if (finding.Rule == PlanRules.Misplaced)
                throw new InputException($"{file.Label}({finding.Place.Line + 1},{finding.Place.Column + 1}): {finding.Rule.Id}: {finding.Message}.");
        }
    }
}
