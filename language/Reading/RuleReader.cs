using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Reading;

/// <summary>
/// Reads the calls of the shapes that hold rules: one schema for the whole call, with the event's own properties inside it at
/// <c>properties.properties</c> and traits at <c>properties.traits</c>; or, where an export has hoisted them, at the top.
/// </summary>
internal sealed class RuleReader
{
    /// <summary>The fields of a call: a schema with one of the first three and no others is one of a call.</summary>
    private static readonly HashSet<string> CallFields = new(StringComparer.Ordinal)
    {
        "properties", "traits", "context", "event", "type", "name", "category", "userId", "anonymousId", "groupId", "previousId", "messageId",
        "timestamp", "originalTimestamp", "sentAt", "receivedAt", "integrations", "version", "channel", "writeKey",
    };

    private readonly PlanText _text;
    private readonly SchemaReferences _references;
    private readonly Dictionary<(PlannedCallKind, string, int?), int> _places = [];
    private readonly List<(PlannedCall Call, WrittenCall Written)?> _calls = [];

    public RuleReader(PlanText text)
    {
        _text = text;
        _references = new(text);
    }

    /// <param name="rule">The rule.</param>
    /// <param name="call">All but the body.</param>
    /// <param name="schema">The rule's schema; null when it has none.</param>
    /// <param name="pointer">Of <paramref name="schema"/> in the file.</param>
    /// <param name="isHoisted">The schema's own properties are the event's.</param>
    /// <param name="place">Of the event's name.</param>
    public void Read(JsonValue rule, RuleHead call, JsonValue? schema, string pointer, bool isHoisted, TextRange place)
    {
        isHoisted |= schema is { Kind: JsonKind.Object } && !IsCall(schema);
        var version = EventVersion.Of(call.Version, _text);
        var body = new ObjectSchema { Origin = new(place.Start, place.Length) };
        if (schema is { Kind: JsonKind.Object })
        {
            var root = new SchemaRoot(schema, pointer);
            var reader = new SchemaReader(_text, _references, root, isNative: false);
            _references.Declare(root, reader);
            body = ReadBody(call.Kind, schema, reader, isHoisted);
        }
        else if (schema is { Kind: not JsonKind.Null })
        {
            _text.ReportMisplaced(schema, "The schema of a rule", "an object");
        }

        var planned = new PlannedCall
        {
            Kind = call.Kind,
            Name = call.Name,
            Version = version,
            Description = call.Description is { Length: > 0 } words ? words : DescriptionOf(schema),
            Deprecation = call.Deprecation,
            Body = body,
            Origin = new(place.Start, place.Length),
        };
        Add(place, planned, new(call.Kind, call.Name, version, rule) { Description = planned.Description, Schema = schema, IsHoisted = isHoisted });
    }

    /// <summary>A rule for the payload of every call.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="schema">Its schema; null when it has none.</param>
    /// <param name="version">Its version; null when it has none.</param>
    public void ReadCommon(JsonValue rule, JsonMember? schema, JsonMember? version)
    {
        if (schema is { Value: { Kind: JsonKind.Object, Members.Count: > 0 } })
            _text.Report(PlanRules.CommonRules, schema.NameRange);
        _text.Calls.Add(new(PlannedCallKind.Common, "", EventVersion.Of(version, _text), rule) { Description = DescriptionOf(schema?.Value), Schema = schema?.Value });
    }

    public PlanModel ToModel(PlanShape shape, string? name, string? description)
    {
        var read = _calls.Where(call => call is not null).Select(call => call!.Value).ToList();
        _text.Calls.InsertRange(0, read.Select(call => call.Written));
        return new()
        {
            Name = name is { Length: > 0 } ? name : _text.FileStem,
            Description = description is { Length: > 0 } ? description : null,
            Shape = shape,
            Definitions = _references.ReadAll(),
            Calls = read.Select(call => call.Call).ToEquatableArray(),
        };
    }

    private static string? DescriptionOf(JsonValue? schema) => schema?["description"] is { Kind: JsonKind.String, Text.Length: > 0 } own ? own.Text : null;

    private void Add(TextRange place, PlannedCall call, WrittenCall written)
    {
        var key = (call.Kind, call.Name, call.Version);
        if (_places.TryGetValue(key, out var earlier))
        {
            var what = call.Name.Length > 0 ? Words.Quote(call.Name) : call.Kind.ToString();
            var first = _calls[earlier]!.Value.Call.Origin;
            _text.Report(PlanRules.DuplicateEvent, place, new TextRange(first.Start, first.Length), call.Version is { } version ? $"{what} (version {version})" : what);
            _calls[earlier] = null;
        }

        _places[key] = _calls.Count;
        _calls.Add((call, written));
    }

    internal static bool IsCall(JsonValue schema) =>
        schema["properties"] is not { Kind: JsonKind.Object, Members.Count: > 0 } fields
        || ((fields["properties"] ?? fields["traits"] ?? fields["context"]) is not null && fields.Members.All(field => CallFields.Contains(field.Name)));

    private ObjectSchema ReadBody(PlannedCallKind kind, JsonValue schema, SchemaReader reader, bool isHoisted)
    {
        if (isHoisted)
            return reader.ReadBody(schema);

        var key = kind is PlannedCallKind.Identify or PlannedCallKind.Group ? "traits" : "properties";
        reader.ReportKeywords(schema);
        foreach (var field in schema["properties"]?.Members ?? [])
        {
            if (field.Name != key && LimitsAnything(field.Value))
                _text.Report(PlanRules.Untyped, field.NameRange, Words.Quote(field.Name), $"only the {key} of this call are generated");
        }

        return schema["properties"]?[key] is { Kind: JsonKind.Object } body
            ? reader.ReadBody(body)
            : new() { Origin = SchemaReader.OriginOf(schema) };
    }

    private static bool LimitsAnything(JsonValue field) => field.Kind == JsonKind.Object && field.Members.Any(member =>
        KeywordTable.Find(member.Name) is not { IsAnnotation: true } && member.Name != "type" && member.Value is not ({ Kind: JsonKind.Object, Members.Count: 0 } or { Kind: JsonKind.Array, Items.Count: 0 }));
}

/// <summary>What a rule says beside its schema.</summary>
internal sealed record RuleHead(PlannedCallKind Kind, string Name)
{
    public JsonMember? Version { get; init; }

    public string? Description { get; init; }

    public Deprecation? Deprecation { get; init; }
}
