using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Shapes.PublicApi.Writing;

/// <summary>
/// Rules as Segment's Public API has them: one for each event and version, each with a JSON Schema of the whole payload, in which the
/// properties stand at <c>properties.properties</c> and traits at <c>properties.traits</c>.
/// See <see href="https://docs.segmentapis.com/tag/Tracking-Plans"/>.
/// </summary>
internal static class SegmentRules
{
    public const string Draft07 = "http://json-schema.org/draft-07/schema#";

    /// <summary>What a hoisted schema says of the event, not of its properties.</summary>
    private static readonly string[] NotBody = ["$schema", "description", "eventMetadata", "labels", "$id", "id"];

    private static readonly string[] PartsOfPayload = ["context", "traits", "properties"];

    /// <summary>What a document says of a rule in words of its own.</summary>
    private static readonly string[] Identity = ["type", "key", "version", "jsonSchema"];

    /// <summary>And of a plan.</summary>
    private static readonly string[] NotFacts = ["name", "display_name", "description", "rules", "data", "trackingPlan", "pagination"];

    /// <summary>And of one without <c>rules</c> around its events.</summary>
    private static readonly string[] Groups = ["events", "identify", "group", "global", "identify_traits", "group_traits"];

    /// <summary>What only Segment says of a plan: its id, its dates.</summary>
    public static IReadOnlyList<JsonMember> Facts(JsonValue root)
    {
        var plan = root["data"]?["trackingPlan"] ?? root["trackingPlan"] ?? root["data"] ?? root;
        return [.. plan.Members.Where(m => !NotFacts.Contains(m.Name) && (plan["rules"] is not null || !Groups.Contains(m.Name)))];
    }

    public static CallDocument Of(WrittenCall rule)
    {
        var schema = rule.Schema is { Kind: JsonKind.Object } written ? written : JsonValue.EmptyObject;
        var call = new CallDocument
        {
            Kind = rule.Kind,
            Name = rule.Name,
            Version = rule.Version,
            Description = rule.Description,
            Body = schema,
            Shared = References.From(schema),
            Segment = rule.Node["jsonSchema"] is null ? [] : [.. rule.Node.Members.Where(m => !Identity.Contains(m.Name))],
        };
        if (rule.Kind == PlannedCallKind.Common)
            return call;
        if (rule.IsHoisted)
            return call with { Body = Tidy.Schema(schema.Without([.. NotBody, .. References.Groups])) };
        var place = call.Place;
        return call with { Body = Tidy.Schema(schema["properties"]?[place] ?? JsonValue.EmptyObject), Around = WithoutBody(schema, place) };
    }

    /// <summary>A rule without what Segment itself adds to it.</summary>
    public static JsonValue Write(CallDocument call) => JsonBuild.Object(
        ("type", JsonBuild.Text(call.Kind.ToString().ToUpperInvariant())),
        ("key", call.Name.Length > 0 ? JsonBuild.Text(call.Name) : null),
        ("version", JsonBuild.Number(call.Version ?? 1)),
        ("jsonSchema", PayloadSchema(call with { Body = NativeKeywords.WithoutOwn(Tidy.Schema(call.Body)) })));

    /// <summary>The schema of a whole payload: what stood around the body before, or the frame that Segment's editor makes.</summary>
    public static JsonValue PayloadSchema(CallDocument call)
    {
        if (call.Kind == PlannedCallKind.Common)
            return call.Body;
        var place = call.Place;
        var around = call.Around ?? Frame();
        if (call.Description is { } description)
            around = around.With("description", JsonBuild.Text(description));
        var body = call.Body["type"] is null ? JsonBuild.Object(call.Body.Members.Prepend(JsonBuild.Member("type", JsonBuild.Text("object")))) : call.Body;
        foreach (var group in References.Groups.Where(group => body[group] is not null))
        {
            // References start from the root of the rule's schema.
            around = around.With(group, body[group]!);
            body = body.Without(group);
        }

        var schema = around.With("properties", (around["properties"] ?? JsonBuild.Object()).With(place, body));

        // A property can only be required of what is itself required.
        var required = schema["required"]?.Items ?? [];
        var isRequired = body["required"] is { Items.Count: > 0 };
        return isRequired && !required.Any(r => r.Text == place)
            ? schema.With("required", JsonBuild.Array(required.Append(JsonBuild.Text(place))))
            : schema;
    }

    private static JsonValue Frame() => JsonBuild.Object(
        ("$schema", JsonBuild.Text(Draft07)),
        ("type", JsonBuild.Text("object")),
        ("properties", JsonBuild.Object(PartsOfPayload.Select(name => JsonBuild.Member(name, JsonBuild.Object())))));

    private static JsonValue WithoutBody(JsonValue schema, string place)
    {
        var around = schema.Without("description");
        if (around["properties"] is { Kind: JsonKind.Object } properties && properties.Find(place) is not null)
            around = around.With("properties", properties.With(place, JsonBuild.Object()));
        if (around["required"] is { Kind: JsonKind.Array } required)
        {
            var others = required.Items.Where(r => r.Text != place).ToList();
            around = others.Count == 0 ? around.Without("required") : around.With("required", JsonBuild.Array(others));
        }

        return around;
    }
}
