using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes.PublicApi.Writing;

namespace TrackingPlan.Language.Shapes.Typewriter.Writing;

/// <summary>A document as the <c>plan.json</c> that Typewriter 8 and 9 build from: Track events in their newest version, keys sorted, tabs.</summary>
internal static class TypewriterWriter
{
    public static readonly FormatWords Words = new("Typewriter")
    {
        NoCall = call => call.Kind == PlannedCallKind.Track ? "Typewriter knows the newest version of an event only" : "Typewriter knows Track events only",
        Order = "Typewriter sorts them by name",
    };

    public static IReadOnlyList<ExportFile> Write(PlanDocument plan)
    {
        var references = new References(plan.Definitions);
        var newest = plan.Calls.Where(c => c.Kind == PlannedCallKind.Track).GroupBy(c => c.Name).Select(versions => versions.OrderBy(c => c.Version ?? 0).Last());
        var rules = newest.Select(call => Rule(references.InlineAll(call)));
        var json = Sorted(JsonBuild.Object(
        [
            .. plan.Segment,
            JsonBuild.Member("name", JsonBuild.Text(plan.Name)),
            JsonBuild.Member("description", JsonBuild.Text(plan.Description ?? "")),
            JsonBuild.Member("rules", JsonBuild.Array(rules)),
        ]));
        return [ExportFile.Of("plan.json", json, mustExpand: _ => true, indent: "\t")];
    }

    private static JsonValue Rule(CallDocument call)
    {
        var body = NativeKeywords.WithoutOwn(call.Body);
        var schema = JsonBuild.Object(
        [
            JsonBuild.Member("$schema", JsonBuild.Text(SegmentRules.Draft07)),
            JsonBuild.Member("description", JsonBuild.Text(call.Description ?? "")),
            JsonBuild.Member("eventMetadata", JsonBuild.Object(("name", JsonBuild.Text(call.Name)), ("type", JsonBuild.Text("TRACK")))),
            JsonBuild.Member("type", JsonBuild.Text("object")),
            JsonBuild.Member("properties", body["properties"] ?? JsonBuild.Object()),
            JsonBuild.Member("required", body["required"] ?? JsonBuild.Array([])),
            .. body.Members.Where(m => m.Name is not ("type" or "properties" or "required")),
        ]);
        return JsonBuild.Object(
        [
            .. call.Segment,
            JsonBuild.Member("key", JsonBuild.Text(call.Name)),
            JsonBuild.Member("type", JsonBuild.Text("TRACK")),
            JsonBuild.Member("version", JsonBuild.Number(call.Version ?? 1)),
            JsonBuild.Member("jsonSchema", schema),
        ]);
    }

    /// <summary>As Typewriter itself writes the file, so that a rewrite of the same plan changes no line.</summary>
    private static JsonValue Sorted(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => JsonBuild.Object(value.Members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => m with { Value = Sorted(m.Value) })),
        JsonKind.Array => JsonBuild.Array(value.Items.Select(Sorted)),
        _ => value,
    };
}
