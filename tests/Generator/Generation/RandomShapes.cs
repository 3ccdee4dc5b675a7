using System.Globalization;
using System.Text.Json.Nodes;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>Writes a random plan as each of the tools would, with the spellings that their exports have and JSON Schema has not.</summary>
internal static class RandomShapes
{
    /// <summary>The kinds beside Track that a shape has.</summary>
    public static PlannedCallKind[] KindsOf(PlanShape shape) => shape == PlanShape.ConfigApi
        ? [PlannedCallKind.Identify, PlannedCallKind.Group]
        : [PlannedCallKind.Identify, PlannedCallKind.Group, PlannedCallKind.Page, PlannedCallKind.Screen];

    public static string Write(RandomPlan plan) => (plan.Shape switch
    {
        PlanShape.Native => Native(plan),
        PlanShape.SegmentPublicApi => PublicApi(plan),
        PlanShape.TypewriterV8 => new JsonObject { ["name"] = plan.Name, ["rules"] = Rules(plan, Hoisted) },
        PlanShape.ConfigApi => ConfigApi(plan),
        PlanShape.RudderStack => RudderStack(plan),
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan.Shape, "No such shape."),
    }).ToJsonString();

    private static JsonObject Native(RandomPlan plan)
    {
        var events = new JsonObject();
        foreach (var versions in plan.Calls.Where(call => call.Kind == PlannedCallKind.Track).GroupBy(call => call.Name))
        {
            var newest = NativeCall(versions.Last());
            if (versions.Count() > 1)
                newest["versions"] = new JsonObject(versions.SkipLast(1).Select(call => KeyValuePair.Create(Number(call.Version), (JsonNode?)NativeCall(call, isOlder: true))));
            events[versions.Key] = newest;
        }

        var json = new JsonObject { ["name"] = plan.Name, ["description"] = plan.Description, ["definitions"] = plan.Definitions(), ["events"] = events };
        foreach (var call in plan.Calls.Where(call => call.Kind != PlannedCallKind.Track))
            json[call.Kind.ToString().ToLowerInvariant()] = NativeCall(call);
        return json;
    }

    private static JsonObject NativeCall(RandomCall call, bool isOlder = false)
    {
        var json = new JsonObject
        {
            ["description"] = call.Description,
            [call.Member] = call.Body.Json["properties"]!.DeepClone(),
            ["required"] = call.Body.Json["required"]!.DeepClone(),
        };
        if (call.Version is { } version && !isOlder)
            json["version"] = version;
        if (call.Deprecation is { } words)
            json["deprecated"] = words;
        return json;
    }

    /// <summary>In the answer's envelope, under its key, or bare: by the number of calls, so that all three occur.</summary>
    private static JsonNode PublicApi(RandomPlan plan) => (plan.Calls.Count % 3) switch
    {
        0 => new JsonObject { ["data"] = new JsonObject { ["rules"] = Rules(plan, Whole), ["pagination"] = new JsonObject { ["current"] = "MA==" } } },
        1 => new JsonObject { ["rules"] = Rules(plan, Whole) },
        _ => Rules(plan, Whole),
    };

    private static JsonArray Rules(RandomPlan plan, Func<RandomPlan, RandomCall, JsonObject> schema) =>
        [.. plan.Calls.Select(call => new JsonObject
        {
            ["type"] = call.Kind.ToString().ToUpperInvariant(),
            ["key"] = call.Kind == PlannedCallKind.Track ? call.Name : null,
            ["version"] = call.Version,
            ["deprecatedAt"] = call.Deprecation is null ? "0001-01-01T00:00:00.000Z" : "2026-03-18T17:02:29.000Z",
            ["jsonSchema"] = schema(plan, call),
        })];

    private static JsonObject ConfigApi(RandomPlan plan)
    {
        var groups = new JsonObject
        {
            ["events"] = new JsonArray([.. plan.Calls.Where(call => call.Kind == PlannedCallKind.Track).Select(call => new JsonObject
            {
                ["name"] = call.Name,
                ["description"] = call.Description,
                ["version"] = call.Version,
                ["rules"] = Whole(plan, call),
            })]),
            ["global"] = new JsonObject(),
            ["identify_traits"] = new JsonArray(),
            ["group_traits"] = new JsonArray(),
        };
        foreach (var call in plan.Calls.Where(call => call.Kind != PlannedCallKind.Track))
            groups[call.Kind.ToString().ToLowerInvariant()] = Whole(plan, call);
        return new() { ["name"] = "workspaces/w/tracking-plans/rs_1", ["display_name"] = plan.Name, ["rules"] = groups };
    }

    private static JsonObject RudderStack(RandomPlan plan) => new()
    {
        ["name"] = "workspaces/w/tracking-plans/tp_1",
        ["display_name"] = plan.Name,
        ["rules"] = new JsonObject
        {
            ["events"] = new JsonArray([.. plan.Calls.Select(call => new JsonObject
            {
                ["name"] = call.Kind == PlannedCallKind.Track ? call.Name : null,
                ["description"] = call.Description,
                ["eventType"] = call.Kind.ToString().ToLowerInvariant(),
                ["version"] = call.Version is { } version ? Number(version) + "-0-0" : null,
                ["rules"] = Whole(plan, call),
            })]),
        },
    };

    private static JsonObject Whole(RandomPlan plan, RandomCall call) => new()
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["description"] = call.Description,
        ["type"] = "object",
        ["definitions"] = Definitions(plan),
        ["properties"] = new JsonObject
        {
            ["context"] = new JsonObject(),
            ["traits"] = new JsonObject(),
            ["properties"] = new JsonObject(),
            [call.Member] = Exported(call.Body.Json.DeepClone()),
        },
    };

    private static JsonObject Hoisted(RandomPlan plan, RandomCall call)
    {
        var schema = Exported(call.Body.Json.DeepClone());
        schema["definitions"] = Definitions(plan);
        schema["description"] = call.Description;
        schema["eventMetadata"] = new JsonObject { ["name"] = call.Name, ["type"] = call.Kind.ToString().ToUpperInvariant() };
        return schema;
    }

    private static JsonObject Definitions(RandomPlan plan) =>
        new(plan.Definitions().Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)Exported(definition.Value!.DeepClone()))));

    /// <summary>The same schema as exports spell it: a type in an array, JSON null for the null type, <c>required: false</c> on a property, an empty pattern.</summary>
    private static JsonObject Exported(JsonNode node)
    {
        var schema = node.AsObject();
        if (schema["type"] is JsonArray types)
        {
            schema["type"] = new JsonArray([.. types.Select(type => type!.GetValue<string>() is "null" ? null : type.DeepClone())]);
        }
        else if (schema["type"] is JsonValue type && type.GetValue<string>() is not ("object" or "array") and var name)
        {
            schema["type"] = new JsonArray(name);
            schema["required"] = false;
            if (schema["pattern"] is null && schema["format"] is null)
                schema["pattern"] = "";
        }

        IEnumerable<JsonNode?> inner = [
            .. schema["properties"]?.AsObject().Select(property => property.Value) ?? [],
            .. schema["anyOf"]?.AsArray() ?? [],
            schema["items"],
        ];
        foreach (var part in inner.OfType<JsonNode>())
            Exported(part);
        return schema;
    }

    private static string Number(int? version) => (version ?? 0).ToString(CultureInfo.InvariantCulture);
}
