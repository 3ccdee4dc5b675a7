using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Checks;

/// <summary>A plan, its text, and the ways between them.</summary>
internal sealed class CheckContext
{
    private readonly Dictionary<int, JsonValue> _nodes = [];
    private readonly Dictionary<ObjectSchema, Dictionary<string, Property>> _properties = new(ByReference<ObjectSchema>.Instance);
    private readonly Dictionary<(PlannedCallKind, string), PlannedCall> _newest = [];

    public CheckContext(PlanModel plan, PlanText text)
    {
        Plan = plan;
        Text = text;
        Definitions = new(plan.Definitions);
        NewestCalls = [.. plan.Calls.GroupBy(call => (call.Kind, call.Name)).Select(versions => versions.OrderByDescending(call => call.Version).First())];
        foreach (var call in NewestCalls)
            _newest.Add((call.Kind, call.Name), call);
        Types = new(Definitions);
        Index(text.Root);
    }

    public PlanModel Plan { get; }

    public PlanText Text { get; }

    public bool IsNative => Plan.Shape == PlanShape.Native;

    /// <summary>The calls without their former versions, which only stay for what still sends them.</summary>
    public IReadOnlyList<PlannedCall> NewestCalls { get; }

    public DefinitionTable Definitions { get; }

    /// <summary>What each schema is, in words.</summary>
    public SchemaTypes Types { get; }

    /// <summary>The newest version of an event; null when the plan has no such event.</summary>
    public PlannedCall? FindEvent(string name) => _newest.TryGetValue((PlannedCallKind.Track, name), out var call) ? call : null;

    /// <summary>A property of a call by its name; null when the call has none.</summary>
    public Property? FindProperty(PlannedCall call, string name)
    {
        if (!_properties.TryGetValue(call.Body, out var ofCall))
        {
            _properties.Add(call.Body, ofCall = new(StringComparer.Ordinal));
            foreach (var property in call.Body.Properties)
                ofCall[property.Name] = property;
        }

        return ofCall.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>The object in the text that a schema was read from.</summary>
    public JsonValue? NodeOf(Origin origin) => _nodes.TryGetValue(origin.Start, out var node) ? node : null;

    /// <summary>Whether a property is there only because <c>required</c> names it: then it was read from that name, and so was its schema.</summary>
    public static bool IsOnlyRequired(Property property) => property.Origin.Start == property.Schema.Origin.Start;

    /// <summary>What a schema is, through references.</summary>
    public Schema Resolve(Schema schema) => Definitions.Resolve(schema).Target;

    /// <summary>Every schema of the plan: of calls and definitions, and all inside them.</summary>
    public IEnumerable<Schema> Schemas()
    {
        var waiting = new Stack<Schema>();
        foreach (var definition in Plan.Definitions.Reverse())
            waiting.Push(definition.Schema);
        foreach (var call in Plan.Calls.Reverse())
            waiting.Push(call.Body);
        while (waiting.Count > 0)
        {
            var schema = waiting.Pop();
            yield return schema;
            switch (schema)
            {
                case ArraySchema array: waiting.Push(array.Items); break;
                case UnionSchema union: PushAll(union.Members); break;
                case ObjectSchema body: PushAll(body.Properties.Select(property => property.Schema)); break;
            }
        }

        void PushAll(IEnumerable<Schema> schemas)
        {
            foreach (var schema in schemas.Reverse())
                waiting.Push(schema);
        }
    }

    /// <summary>Every property of the plan, those of nested objects and definitions too.</summary>
    public IEnumerable<Property> Properties() => Schemas().OfType<ObjectSchema>().SelectMany(schema => schema.Properties);

    public void Report(Rule rule, Origin origin, params string[] arguments) => Text.Report(rule, RangeOf(origin), arguments);

    public void Report(Rule rule, Origin origin, Origin other, params string[] arguments) => Text.Report(rule, RangeOf(origin), RangeOf(other), arguments);

    public static TextRange RangeOf(Origin origin) => new(origin.Start, origin.Length);

    private void Index(JsonValue node)
    {
        if (node.Kind == JsonKind.Object)
            _nodes[node.Range.Start] = node;
        foreach (var member in node.Members)
            Index(member.Value);
        foreach (var item in node.Items)
            Index(item);
    }
}
