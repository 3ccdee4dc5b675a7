using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;
using TrackingPlan.Language.Shapes.PublicApi.Writing;

namespace TrackingPlan.Tool.Validation;

/// <summary>
/// Holds payloads against a plan as Segment does: the rule of the event in the version that the payload names, or else the oldest; then
/// the rules for every call. Each schema is prepared once, when it is first needed; any number of threads may ask.
/// See <see href="https://segment.com/docs/protocols/validate/"/>.
/// </summary>
internal sealed class PlanValidator
{
    private readonly NameTable<PlannedEvent> _events;
    private readonly NameTable<PlannedEvent> _others;
    private readonly PlannedPayload? _common;
    private readonly SchemaCompiler _definitions;

    public PlanValidator(PlanDocument plan)
    {
        _definitions = new(References.Document(plan.Definitions));
        var calls = plan.Calls.Select(call => (call.Kind, call.Name, Payload: new PlannedPayload(call, plan.Definitions.Count > 0 ? _definitions : null))).ToList();
        _events = new(calls.Where(c => c.Kind == PlannedCallKind.Track)
            .GroupBy(c => c.Name, c => c.Payload)
            .Select(g => KeyValuePair.Create(g.Key, new PlannedEvent(g.Key, [.. g.OrderBy(p => p.Version)]))));
        _others = new(calls.Where(c => c.Kind is not (PlannedCallKind.Track or PlannedCallKind.Common))
            .GroupBy(c => c.Kind.ToString().ToLowerInvariant(), c => c.Payload)
            .Select(g => KeyValuePair.Create(g.Key, new PlannedEvent(g.Key, [g.Last()]))));
        _common = calls.FirstOrDefault(c => c.Kind == PlannedCallKind.Common).Payload;
    }

    /// <summary>What the schemas asked for that could not be checked, of the events met so far.</summary>
    public IEnumerable<string> Notes =>
        _events.Values.Concat(_others.Values).SelectMany(e => e.Versions).Append(_common).SelectMany(p => p?.Notes ?? []).Concat(_definitions.Notes).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Checks one payload. What is wrong is in the evaluation, until it is used again.</summary>
    public PayloadVerdict Check(InstanceValue payload, Evaluation evaluation)
    {
        evaluation.Reset();
        if (!payload.TryGet("type"u8, out var kind) || kind.Kind != JsonKind.String)
            return new PayloadVerdict("(no type)", IsPlanned: false);
        var isTrack = kind.IsText("track"u8);
        var name = kind;
        if (isTrack && (!payload.TryGet("event"u8, out name) || name.Kind != JsonKind.String))
            return new PayloadVerdict("(no event)", IsPlanned: false);

        if ((isTrack ? _events : _others).TryFind(name, out var planned))
            VersionOf(payload, planned.Versions).Schema.Check(payload, evaluation);
        else if (isTrack)
            return new PayloadVerdict(name.GetText(), IsPlanned: false);
        _common?.Schema.Check(payload, evaluation);
        if (evaluation.IsIncomplete)
            throw new InputException($"A $ref leads back to itself without looking further into the value, or more than {Evaluation.MaxDepth:N0} schemas stand inside each other for one value; expected fewer.");
        return new PayloadVerdict(planned?.Name ?? name.GetText(), IsPlanned: true);
    }

    /// <summary>A version that is missing, or no integer of the plan's, means the oldest.</summary>
    private static PlannedPayload VersionOf(InstanceValue payload, PlannedPayload[] versions)
    {
        if (versions.Length > 1
            && payload.TryGet("context"u8, out var context)
            && context.TryGet("protocols"u8, out var protocols)
            && protocols.TryGet("event_version"u8, out var stamp) && stamp.Kind == JsonKind.Number && stamp.GetNumber().TryDecimal(out var version))
        {
            foreach (var candidate in versions)
            {
                if (candidate.Version == version)
                    return candidate;
            }
        }

        return versions[0];
    }

    private sealed record PlannedEvent(string Name, PlannedPayload[] Versions);

    /// <summary>A call of the plan with the schema of its payload, prepared when it is first needed.</summary>
    private sealed class PlannedPayload
    {
        private readonly Lazy<(CompiledSchema Schema, IEnumerable<string> Notes)> _prepared;

        public PlannedPayload(CallDocument call, SchemaCompiler? definitions)
        {
            Version = call.Version ?? 1;
            _prepared = new(() => Prepare(call, definitions));
        }

        public int Version { get; }

        public CompiledSchema Schema => _prepared.Value.Schema;

        public IEnumerable<string> Notes => _prepared.IsValueCreated ? _prepared.Value.Notes : [];

        private static (CompiledSchema Schema, IEnumerable<string> Notes) Prepare(CallDocument call, SchemaCompiler? definitions)
        {
            var schema = SegmentRules.PayloadSchema(call);
            if (call.Around is null && call.Shared.Count > 0)
                definitions = new(References.Document(call.Shared));
            var compiler = new SchemaCompiler(schema, definitions);
            var compiled = compiler.Compile(schema);
            if (compiler.BrokenReferences.Concat(definitions?.BrokenReferences ?? []).FirstOrDefault() is { } broken)
                throw new InputException(broken);
            return (compiled, compiler.Notes);
        }
    }
}

/// <summary>What a payload is to the plan.</summary>
/// <param name="Name">The event, or the kind of call.</param>
/// <param name="IsPlanned">False for an event that the plan does not have.</param>
internal readonly record struct PayloadVerdict(string Name, bool IsPlanned);
