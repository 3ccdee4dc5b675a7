using System.Text.Json.Nodes;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.TestSupport;

/// <summary>Siblings and their C# names. The cases are in names.json.</summary>
/// <param name="What">What is special.</param>
/// <param name="Kind"><c>events</c>, <c>properties</c> or <c>values</c>.</param>
/// <param name="Names">Wire name and C# name.</param>
internal sealed record NamedSiblings(string What, string Kind, IReadOnlyList<KeyValuePair<string, string>> Names)
{
    public static IReadOnlyList<NamedSiblings> All { get; } = [.. JsonNode.Parse(Repository.Read("tests/Shared/Plans/names.json"))!.AsArray().Select(node => Read(node!.AsObject()))];

    /// <summary>The C# name of each wire name, when they are siblings in this order.</summary>
    public static string[] NamesOf(string kind, IReadOnlyList<string> wireNames)
    {
        switch (kind)
        {
            case "events":
                var plan = new PlanModel { Name = "", Shape = PlanShape.Native, Calls = wireNames.Select(Event).ToEquatableArray() };
                var names = PlanNames.Of(plan);
                return [.. wireNames.Select((_, i) => names.TypeOf(i))];
            case "properties":
                return PlanNames.OfProperties(new ObjectSchema { Properties = wireNames.Select(Property).ToEquatableArray() }, "SampleEvent");
            default:
                return PlanNames.OfValues(new EnumSchema { Values = wireNames.Select(name => new EnumValue("\"\"", name, null, null)).ToEquatableArray() });
        }
    }

    private static PlannedCall Event(string name) => new() { Kind = PlannedCallKind.Track, Name = name, Body = new ObjectSchema() };

    private static Property Property(string name) => new() { Name = name, Schema = new StringSchema(), IsRequired = false };

    private static NamedSiblings Read(JsonObject node) => new(
        node["case"]!.GetValue<string>(),
        node["kind"]!.GetValue<string>(),
        [.. node["names"]!.AsObject().Select(pair => KeyValuePair.Create(pair.Key, pair.Value!.GetValue<string>()))]);
}
