using System.Text.Json;
using TrackingPlan.Json;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Validation.Draft07;
using JsonDocument = System.Text.Json.JsonDocument;

namespace TrackingPlan.Tool.Validation;

/// <summary>
/// Holds payloads against a plan as Segment does: the rule of the event in the version that the payload names, or else the oldest; then
/// the rules for every call. Each schema is prepared once, when it is first needed; any number of threads may ask.
/// See <see href="https://segment.com/docs/protocols/validate/"/>.
/// </summary>
internal sealed class PlanValidator
{
    private readonly Dictionary<string, PlannedPayload[]> _events;
    private readonly Dictionary<string, PlannedPayload> _others = new(StringComparer.Ordinal);
    private readonly PlannedPayload? _common;

    public PlanValidator(PlanDocument plan)
    {
        var payloads = plan.Calls.Select(call => (call, Payload: new PlannedPayload(call, plan.Definitions))).ToList();
        _events = payloads.Where(p => p.call.Type == CallType.Track)
            .GroupBy(p => p.call.Name)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Payload).OrderBy(p => p.Version).ToArray(), StringComparer.Ordinal);
        foreach (var (call, payload) in payloads.Where(p => p.call.Type is not (CallType.Track or CallType.Common)))
            _others[call.Type.ToString().ToLowerInvariant()] = payload;
        _common = payloads.FirstOrDefault(p => p.call.Type == CallType.Common).Payload;
    }

    /// <summary>What the schemas asked for that could not be checked, of the events met so far.</summary>
    public IEnumerable<string> Notes =>
        _events.Values.SelectMany(versions => versions).Concat(_others.Values).Append(_common).SelectMany(p => p?.Notes ?? []).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Events of the plan, by name.</summary>
    public IEnumerable<string> EventNames => _events.Keys;

    /// <summary>Checks one payload. What is wrong is in the evaluation, until it is used again.</summary>
    public PayloadVerdict Check(JsonElement payload, Evaluation evaluation)
    {
        evaluation.Reset();
        if (!payload.TryGetProperty("type"u8, out var kind) || kind.ValueKind != JsonValueKind.String)
            return new PayloadVerdict("(no type)", IsPlanned: false);
        if (!kind.ValueEquals("track"u8))
        {
            var type = kind.GetString()!;
            _others.TryGetValue(type, out var rule);
            Check(rule, payload, evaluation);
            return new PayloadVerdict(type, IsPlanned: true);
        }

        var name = Text(payload, "event");
        if (name is null)
            return new PayloadVerdict("(no event)", IsPlanned: false);
        if (!_events.TryGetValue(name, out var versions))
            return new PayloadVerdict(name, IsPlanned: false);
        Check(VersionOf(payload, versions), payload, evaluation);
        return new PayloadVerdict(name, IsPlanned: true);
    }

    private void Check(PlannedPayload? rule, JsonElement payload, Evaluation evaluation)
    {
        rule?.Schema.Check(payload, evaluation);
        _common?.Schema.Check(payload, evaluation);
    }

    /// <summary>A version that is missing, or no integer of the plan's, means the oldest.</summary>
    private static PlannedPayload VersionOf(JsonElement payload, PlannedPayload[] versions)
    {
        if (versions.Length > 1
            && payload.TryGetProperty("context", out var context) && context.ValueKind == JsonValueKind.Object
            && context.TryGetProperty("protocols", out var protocols) && protocols.ValueKind == JsonValueKind.Object
            && protocols.TryGetProperty("event_version", out var stamp) && stamp.ValueKind == JsonValueKind.Number && stamp.TryGetInt32(out var version))
        {
            foreach (var candidate in versions)
            {
                if (candidate.Version == version)
                    return candidate;
            }
        }

        return versions[0];
    }

    private static string? Text(JsonElement payload, string name) =>
        payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A call of the plan with the schema of its payload, prepared when it is first needed.</summary>
    private sealed class PlannedPayload
    {
        private readonly Lazy<(CompiledSchema Schema, IReadOnlyList<string> Notes)> _prepared;

        public PlannedPayload(CallDocument call, IReadOnlyList<JsonMember> definitions)
        {
            Version = call.Version ?? 1;
            _prepared = new(() => Prepare(call, definitions));
        }

        public int Version { get; }

        public CompiledSchema Schema => _prepared.Value.Schema;

        public IReadOnlyList<string> Notes => _prepared.IsValueCreated ? _prepared.Value.Notes : [];

        private static (CompiledSchema Schema, IReadOnlyList<string> Notes) Prepare(CallDocument call, IReadOnlyList<JsonMember> definitions)
        {
            var schema = SegmentRules.PayloadSchema(call);
            foreach (var definition in definitions)
            {
                var group = definition.Name.Split('/')[1];
                schema = schema.With(group, (schema[group] ?? JsonBuild.Object()).With(JsonPointer.LastName(definition.Name), definition.Value));
            }

            using var document = JsonDocument.Parse(JsonText.Of(schema), new JsonDocumentOptions { MaxDepth = JsonParser.MaxDepth + 8 });
            var compiler = new SchemaCompiler(document.RootElement);
            var compiled = compiler.Compile(document.RootElement);
            return (compiled, compiler.Notes);
        }
    }
}

/// <summary>What a payload is to the plan.</summary>
/// <param name="Name">The event, or the kind of call.</param>
/// <param name="IsPlanned">False for an event that the plan does not have.</param>
internal readonly record struct PayloadVerdict(string Name, bool IsPlanned);
