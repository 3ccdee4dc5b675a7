using TrackingPlan.Language.Json;
using TrackingPlan.Language.Reading;
using TrackingPlan.Tool.Formats.Documents;
using TrackingPlan.Tool.Formats.Json;
using TrackingPlan.Tool.Formats.Schemas;

namespace TrackingPlan.Tool.Formats.Segment;

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

    private static readonly string[] Identity = ["type", "key", "version", "jsonSchema"];

    public static CallDocument Read(JsonValue rule)
    {
        var type = TypeOf(rule.TextOf("type"));
        var schema = rule["jsonSchema"] ?? JsonBuild.Object();
        var isCommon = type == CallType.Common;
        if (!isCommon && !RuleReader.IsCall(schema))
            return Hoisted(rule, type, schema);
        var place = PlaceOf(type);
        return new CallDocument
        {
            Type = type,
            Name = rule.TextOf("key") ?? "",
            Version = EventVersion.Leading(rule["version"]?.Text ?? ""),
            Description = schema.TextOf("description") is { Length: > 0 } description ? description : null,
            Body = isCommon ? schema : Tidy.Schema(schema["properties"]?[place] ?? JsonBuild.Object()),
            Around = isCommon ? null : WithoutBody(schema, place),
            Shared = References.From(schema),
            Segment = [.. rule.Members.Where(m => !Identity.Contains(m.Name))],
        };
    }

    /// <summary>A rule whose schema is that of the properties themselves, as Typewriter writes them.</summary>
    public static CallDocument Hoisted(JsonValue rule, CallType type, JsonValue schema) => new()
    {
        Type = type,
        Name = rule.TextOf("key") ?? schema["eventMetadata"]?.TextOf("name") ?? "",
        Version = EventVersion.Leading(rule["version"]?.Text ?? ""),
        Description = schema.TextOf("description") is { Length: > 0 } description ? description : null,
        Body = Tidy.Schema(schema.Without([.. NotBody, .. References.Groups])),
        Shared = References.From(schema),
        Segment = [.. rule.Members.Where(m => !Identity.Contains(m.Name))],
    };

    /// <summary>A rule without what Segment itself adds to it.</summary>
    public static JsonValue Write(CallDocument call) => JsonBuild.Object(
        ("type", JsonBuild.Text(call.Type.ToString().ToUpperInvariant())),
        ("key", call.Name.Length > 0 ? JsonBuild.Text(call.Name) : null),
        ("version", JsonBuild.Number(call.Version ?? 1)),
        ("jsonSchema", PayloadSchema(call with { Body = NativeKeywords.WithoutOwn(Tidy.Schema(call.Body)) })));

    /// <summary>The schema of a whole payload: what stood around the body before, or the frame that Segment's editor makes.</summary>
    public static JsonValue PayloadSchema(CallDocument call)
    {
        if (call.Type == CallType.Common)
            return call.Body;
        var place = PlaceOf(call.Type);
        var around = call.Around ?? Frame(call.Type);
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

    /// <summary>What stands around the body and means something that the plan has no words for, by what a rule's schema calls it.</summary>
    public static IEnumerable<JsonMember> Beside(CallDocument call) => (call.Around?.Members ?? []).Where(member => member.Name switch
    {
        "$schema" or "description" or "type" or "required" or "definitions" or "$defs" => false,
        "properties" => member.Value.Members.Any(m => m.Name != PlaceOf(call.Type) && !IsIdle(m.Value)),
        "labels" => !member.Value.IsEmptyObject(),
        _ => true,
    });

    private static bool IsIdle(JsonValue schema) =>
        schema.Members.All(m => m.Name is "id" or "description" || (m.Name == "type" && m.Value.Text == "object") || (m.Name is "properties" && m.Value.IsEmptyObject()) || m is { Name: "required", Value.Items.Count: 0 });

    private static JsonValue Frame(CallType type) => JsonBuild.Object(
        ("$schema", JsonBuild.Text(Draft07)),
        ("type", JsonBuild.Text("object")),
        ("properties", JsonBuild.Object(PartsOfPayload.Select(name => JsonBuild.Member(name, JsonBuild.Object())))));

    private static JsonValue WithoutBody(JsonValue schema, string place)
    {
        if (!schema.IsObject())
            return JsonBuild.Object();
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

    private static string PlaceOf(CallType type) => type is CallType.Identify or CallType.Group ? "traits" : "properties";

    public static CallType TypeOf(string? type) => Enum.TryParse<CallType>(type, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : CallType.Track;
}
