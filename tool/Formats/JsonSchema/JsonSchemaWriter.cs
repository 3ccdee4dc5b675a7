using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>
/// A document as JSON Schema, draft-07: one schema for the whole payload of each call, and one of the plan that accepts any of them.
/// </summary>
internal static class JsonSchemaWriter
{
    public const string PlanFile = "plan.schema.json";

    public static Export Write(PlanDocument plan)
    {
        var losses = new List<Loss>();
        SegmentWriter.AddPlanLosses(plan with { Definitions = [] }, losses, "JSON Schema");
        var files = new List<ExportFile>();
        var taken = new HashSet<string>(StringComparer.Ordinal) { "PLAN" };
        var schemas = new List<JsonValue>();
        var several = plan.Calls.GroupBy(c => (c.Type, c.Name)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        foreach (var call in plan.Calls)
        {
            if (call.Type == CallType.Common)
            {
                losses.Add(new Loss(call.Path, "rules for every call are in the schema of the plan only"));
                continue;
            }

            SegmentWriter.AddCallLosses(call, losses, "JSON Schema");
            var schema = Payload(call, several.Contains((call.Type, call.Name)));
            schemas.Add(schema);
            var name = FileNames.Slug(call.Name.Length > 0 ? call.Name : call.Type.ToString());
            if (several.Contains((call.Type, call.Name)))
                name += $"-{call.Version ?? 1}";
            files.Add(File(FileNames.Unique(name, taken) + ".schema.json", plan, schema));
        }

        var common = plan.Calls.Where(c => c.Type == CallType.Common).Select(c => c.Body.Without("$schema")).ToList();
        var any = JsonBuild.Object(
            ("title", JsonBuild.Text(plan.Name)),
            ("description", plan.Description is { } description ? JsonBuild.Text(description) : null),
            ("allOf", common.Count > 0 ? JsonBuild.Array(common) : null),
            ("anyOf", JsonBuild.Array(schemas)));
        files.Insert(0, File(PlanFile, plan, any));
        return new Export(files, losses);
    }

    /// <summary>What tells the call apart from the others, and what its plan says.</summary>
    private static JsonValue Payload(CallDocument call, bool hasVersions)
    {
        var schema = SegmentRules.PayloadSchema(call).Without("$schema");
        var properties = schema["properties"]!;
        var required = (schema["required"]?.Items ?? []).Select(r => r.Text).ToList();
        Fix("type", JsonBuild.Text(call.Type.ToString().ToLowerInvariant()));
        if (call.Type == CallType.Track)
            Fix("event", JsonBuild.Text(call.Name));
        if (hasVersions)
            properties = properties.With("context", VersionIn(properties["context"], call.Version ?? 1));

        return JsonBuild.Object(
        [
            JsonBuild.Member("title", JsonBuild.Text(call.Name.Length > 0 ? call.Name : call.Type.ToString())),
            .. schema.Members.Where(m => m.Name is not ("properties" or "required")),
            JsonBuild.Member("properties", properties),
            JsonBuild.Member("required", JsonBuild.Array(required.Distinct().Select(JsonBuild.Text))),
        ]);

        void Fix(string name, JsonValue value)
        {
            properties = properties.With(name, JsonBuild.Object(("const", value)));
            required.Add(name);
        }
    }

    private static JsonValue VersionIn(JsonValue? context, int version) =>
        (context ?? JsonBuild.Object()).With("properties", (context?["properties"] ?? JsonBuild.Object()).With(
            "protocols",
            JsonBuild.Object(("properties", JsonBuild.Object(("event_version", JsonBuild.Object(("const", JsonBuild.Number(version)))))))));

    /// <summary>Shared schemas go along with each file, so that each stands alone.</summary>
    private static ExportFile File(string name, PlanDocument plan, JsonValue schema)
    {
        var definitions = References.Groups
            .Select(group => (Name: group, Members: plan.Definitions.Where(d => d.Name.StartsWith($"#/{group}/", StringComparison.Ordinal)).ToList()))
            .Where(group => group.Members.Count > 0)
            .Select(group => JsonBuild.Member(group.Name, JsonBuild.Object(group.Members.Select(m => m with { Name = JsonPointer.LastName(m.Name) }))));
        var json = JsonBuild.Object([JsonBuild.Member("$schema", JsonBuild.Text(SegmentRules.Draft07)), .. schema.Members, .. definitions]);
        return JsonLayout.File(name, json);
    }
}
