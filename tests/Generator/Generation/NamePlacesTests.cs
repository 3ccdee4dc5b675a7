using System.Reflection;
using System.Text.Json.Nodes;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>The names of every name case in each place that a plan has for names: they compile, and are the same on the wire.</summary>
public sealed class NamePlacesTests(NamePlacesTests.Fixture plans) : IClassFixture<NamePlacesTests.Fixture>
{
    private static readonly string[] Places = ["events", "properties", "values", "definitions"];

    public static TheoryData<int, string, string> Cases =>
        [.. NamedSiblings.All.SelectMany((item, index) => Places.Select(place => (index, item.What, place)))];

    [Fact]
    public void All_compile_without_a_warning() => plans.Compiled.AssertClean();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Names_are_the_same_on_the_wire(int index, string what, string place)
    {
        var names = NamedSiblings.All[index].Names.Select(pair => pair.Key).ToList();
        Assert.Equal(what, NamedSiblings.All[index].What);
        var model = PlanReader.Read(PlanOf(names, place), "names.plan.json").Model!;
        var builder = new CallBuilder(model);
        WrittenCall Write(int call, JsonObject body) => WrittenCall.Of(builder.Build(plans.Assembly, NamespaceOf(index, place), call, body));

        if (place == "events")
        {
            Assert.Equal(names, names.Select((_, call) => Write(call, []).Members["event"]!.GetValue<string>()));
            return;
        }

        foreach (var body in BodiesOf(names, place))
        {
            var written = Write(0, body);
            Assert.True(JsonNode.DeepEquals(body, written.Body), written.Body.ToJsonString());
            Assert.Empty(written.Violations);
        }
    }

    private static string NamespaceOf(int index, string place) => $"Names{index}.Of{char.ToUpperInvariant(place[0])}{place[1..]}";

    private static string PlanOf(List<string> names, string place)
    {
        JsonObject Each(Func<JsonNode> value) => new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)value())));
        JsonObject Event(JsonObject properties) => new() { ["properties"] = properties };
        static JsonObject Text() => new() { ["type"] = "string" };

        return (place switch
        {
            "events" => new JsonObject { ["events"] = Each(() => new JsonObject()) },
            "properties" => new() { ["events"] = new JsonObject { ["Sample Event"] = Event(Each(Text)) } },
            "values" => new()
            {
                ["events"] = new JsonObject
                {
                    ["Sample Event"] = Event(new() { ["p"] = new JsonObject { ["enum"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]) } }),
                },
            },
            _ => new()
            {
                ["events"] = new JsonObject
                {
                    ["Sample Event"] = Event(new(names.Select((name, i) => KeyValuePair.Create($"p{i}", (JsonNode?)new JsonObject { ["$ref"] = "#/definitions/" + Pointer(name) })))),
                },
                ["definitions"] = Each(() => new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["a"] = Text() } }),
            },
        }).ToJsonString();
    }

    /// <summary>A name in a pointer (RFC 6901 section 3) in the fragment of an address (section 6).</summary>
    private static string Pointer(string name) => Uri.EscapeDataString(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));

    private static IEnumerable<JsonObject> BodiesOf(List<string> names, string place) => place switch
    {
        "properties" => [new(names.Select(name => KeyValuePair.Create(name, (JsonNode?)"x")))],
        "values" => names.Select(name => new JsonObject { ["p"] = name }),
        _ => [new(names.Select((_, i) => KeyValuePair.Create($"p{i}", (JsonNode?)new JsonObject { ["a"] = "x" })))],
    };

    /// <summary>All in one compilation, each plan in its own namespace.</summary>
    public sealed class Fixture
    {
        private readonly Lazy<Assembly> _assembly;

        public Fixture()
        {
            Compiled = PlanCompilation.Of(Cases.Select(row => Text(row.Data.Item1, row.Data.Item3)));
            _assembly = new(Compiled.Load);
        }

        internal PlanCompilation Compiled { get; }

        internal Assembly Assembly => _assembly.Value;

        private static AdditionalPlan Text(int index, string place)
        {
            var names = NamedSiblings.All[index].Names.Select(pair => pair.Key).ToList();
            return new($"/project/{index}-{place}.plan.json", PlanOf(names, place)) { Namespace = NamespaceOf(index, place) };
        }
    }
}
