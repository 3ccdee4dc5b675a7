using System.Text.Json;
using System.Text.Json.Nodes;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>JSON that is legal and awkward: deep, with a name twice, of a document that is gone, of an application's own types.</summary>
public sealed class DeepAndDoubleTests
{
    [Fact]
    public async Task Whatever_is_accepted_can_be_read_when_it_is_lost()
    {
        var read = 0;
        var accepted = 0;
        await using var endpoint = new ScriptedEndpoint(_ => Reply.Status(400));
        await using (var client = Clients.To(endpoint, options => options.OnFailed = Clients.Sync(failure => read += failure.Calls.Count())))
        {
            foreach (var depth in (int[])[1, 60, 61, 62, 63, 64, 65, 100, 500, 990, 1_000, 1_001, 5_000])
            {
                if (client.TrackUntyped("u", "Deep", Nested(depth)) == CallOutcome.Accepted)
                    accepted++;
            }
        }

        Assert.Equal(accepted, read);
        Assert.InRange(accepted, 10, 12); // System.Text.Json writes a thousand levels
    }

    public static TheoryData<string> Awkward => [.. Objects.Keys];

    private static Dictionary<string, Func<JsonObject>> Objects { get; } = new()
    {
        ["a name twice"] = () => Parse("""{"a":1,"a":2}"""),
        ["a name twice, further down"] = () => Parse("""{"b":{"a":1,"a":2}}"""),
        ["a library of its own, twice"] = () => Parse("""{"library":1,"library":2}"""),
        ["a document that is gone"] = Disposed,
        ["a converter that throws"] = () => new() { ["a"] = JsonValue.Create(new Throwing()) },
        ["not a number"] = () => new() { ["a"] = double.NaN },
        ["a type that cannot be written"] = () => new() { ["a"] = JsonValue.Create(new Unwritable()) },
        ["two thousand levels"] = () => Nested(2_000),
        ["a hundred kilobytes"] = () => new() { ["a"] = new string('x', 100_000) },
    };

    [Theory]
    [MemberData(nameof(Awkward))]
    public async Task Awkward_JSON_is_an_outcome_wherever_it_stands_and_harms_no_other_call(string kind)
    {
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Clients.To(endpoint);
        var accepted = 0;
        Count(client.Track("u", new NoteAdded("before")));
        Count(client.TrackUntyped("u", "e", Objects[kind]()));
        Count(client.IdentifyUntyped("u", Objects[kind]()));
        Count(client.Track("u", new NoteAdded("x"), new() { Context = Objects[kind]() }));
        Count(client.Track("u", new NoteAdded("x"), new() { Integrations = Objects[kind]() }));
        Count(client.Track("u", new NoteAdded("after")));

        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(accepted, Assert.Single(endpoint.Requests).Calls.Length);
        Assert.InRange(accepted, 2, 6);

        void Count(CallOutcome outcome) => accepted += outcome == CallOutcome.Accepted ? 1 : 0;
    }

    [Theory]
    [MemberData(nameof(Awkward))]
    public void Awkward_JSON_as_the_context_of_a_client_is_a_problem_of_its_settings(string kind)
    {
        if (kind == "a name twice, further down")
            return; // legal, and written as it is
        var options = Clients.Options(new("http://127.0.0.1:1"));
        options.Context = Objects[kind]();
        Assert.Contains("Context ", Assert.Throws<ArgumentException>(() => new SegmentClient(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_with_a_name_twice_is_named()
    {
        var reasons = new List<string>();
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Clients.To(endpoint, options => options.OnFailed = Clients.Sync(failure => reasons.Add(failure.Description)));
        Assert.Equal(CallOutcome.Violation, client.Track("u", new NoteAdded("x"), new() { Context = Parse("""{"a":1,"a":2}""") }));
        Assert.Equal("context holds the same name twice", Assert.Single(reasons));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    private static JsonObject Disposed()
    {
        using var document = JsonDocument.Parse("""{"a":{"b":1}}""");
        return JsonObject.Create(document.RootElement)!;
    }

    private static JsonObject Nested(int levels)
    {
        var node = new JsonObject();
        for (var i = 1; i < levels; i++)
            node = new JsonObject { ["n"] = node };
        return node;
    }

    private sealed class Throwing
    {
        public string Value { get; } = "x";

        public string Thrown => Value.Length > 5 ? Value : throw new DivideByZeroException("a value");
    }

    private sealed class Unwritable
    {
        public Type Value { get; } = typeof(Unwritable);
    }
}
