using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>A document as the <c>plan.json</c> that Typewriter 8 and 9 build from: Track events in their newest version, keys sorted, tabs.</summary>
internal static class TypewriterWriter
{
    public static Export Write(PlanDocument plan)
    {
        var losses = new List<Loss>();
        SegmentWriter.AddPlanLosses(plan, losses, "Typewriter");
        var references = new References(plan.Definitions);
        var rules = new List<JsonValue>();
        foreach (var versions in plan.Calls.GroupBy(c => (c.Type, c.Name)))
        {
            var calls = versions.OrderBy(c => c.Version ?? 0).ToList();
            if (versions.Key.Type != CallType.Track)
            {
                losses.AddRange(calls.Select(c => new Loss(c.Path, "Typewriter knows Track events only")));
                continue;
            }

            losses.AddRange(calls.SkipLast(1).Select(c => new Loss($"$.events[{JsonText.Of(c.Name)}].versions[\"{c.Version ?? 1}\"]", "Typewriter knows the newest version of an event only")));
            SegmentWriter.AddCallLosses(calls[^1], losses, "Typewriter");
            var names = (calls[^1].Body["properties"]?.Members ?? []).Select(property => property.Name).ToList();
            if (!names.SequenceEqual(names.Order(StringComparer.Ordinal)))
                losses.Add(new Loss($"{calls[^1].Path}.properties (order)", "Typewriter sorts them by name"));
            SegmentRules.AddLosses(calls[^1], losses);
            rules.Add(Rule(references.Inline(calls[^1])));
        }

        var json = Sorted(JsonBuild.Object(
        [
            .. plan.Segment,
            JsonBuild.Member("name", JsonBuild.Text(plan.Name)),
            JsonBuild.Member("description", JsonBuild.Text(plan.Description ?? "")),
            JsonBuild.Member("rules", JsonBuild.Array(rules)),
        ]));
        return new Export([JsonLayout.File("plan.json", json, mustExpand: _ => true, indent: "\t")], losses);
    }

    private static JsonValue Rule(CallDocument call)
    {
        var schema = JsonBuild.Object(
        [
            JsonBuild.Member("$schema", JsonBuild.Text(SegmentRules.Draft07)),
            JsonBuild.Member("description", JsonBuild.Text(call.Description ?? "")),
            JsonBuild.Member("eventMetadata", JsonBuild.Object(("name", JsonBuild.Text(call.Name)), ("type", JsonBuild.Text("TRACK")))),
            JsonBuild.Member("type", JsonBuild.Text("object")),
            JsonBuild.Member("properties", call.Body["properties"] ?? JsonBuild.Object()),
            JsonBuild.Member("required", call.Body["required"] ?? JsonBuild.Array([])),
            .. call.Body.Members.Where(m => m.Name is not ("type" or "properties" or "required")),
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
