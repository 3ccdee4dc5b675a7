using System.Collections;
using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrackingPlan.Serialization;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Writing;

/// <summary>Values without an end, or with one that nobody lives to see. Each ends with an outcome, and soon.</summary>
public sealed class EndlessValueTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly List<DeliveryFailure> _failures = [];
    private ScriptedEndpoint _endpoint = null!;
    private SegmentClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _endpoint = new ScriptedEndpoint();
        _client = Clients.To(_endpoint, options => options.OnFailed = Clients.Sync(_failures.Add));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    [Fact]
    public Task A_list_that_holds_itself_twice()
    {
        var node = new Node();
        node.Children = [node, node];
        return Refused(() => Track(node), CallOutcome.TooLarge);
    }

    [Fact]
    public Task Twenty_six_levels_of_a_list_that_holds_the_next_twice() => Refused(() => Track(Doubled(26)), CallOutcome.TooLarge);

    [Fact]
    public Task A_list_that_never_ends() => Refused(() => Track(new Node { Children = new EndlessList() }), CallOutcome.TooLarge);

    [Fact]
    public async Task A_list_that_holds_itself_once_is_sent_as_deep_as_objects_may_be()
    {
        var node = new Node();
        node.Children = [node];
        Assert.Equal(CallOutcome.Accepted, await Within(() => Track(node)));
    }

    [Fact]
    public Task An_untyped_value_that_holds_the_next_twice() =>
        Refused(() => _client.TrackUntyped("u", "e", new() { ["value"] = JsonValue.Create(Pairs(26)) }), CallOutcome.TooLarge);

    [Fact]
    public Task An_untyped_array_of_a_million_items() =>
        Refused(() => _client.TrackUntyped("u", "e", new() { ["value"] = new JsonArray([.. Enumerable.Repeat(0, 1_000_000).Select(_ => (JsonNode?)1)]) }), CallOutcome.TooLarge);

    [Fact]
    public Task An_untyped_text_of_ten_million_characters() =>
        Refused(() => _client.TrackUntyped("u", "e", new() { ["value"] = new string('x', 10_000_000) }), CallOutcome.TooLarge);

    [Fact]
    public Task Lists_without_end_are_not_compared_for_items_that_stand_twice() =>
        Within(() =>
        {
            var violations = new ViolationCollector(CallKind.Track);
            violations.Unique(new EndlessList(), Write, "list");
            violations.Unique<Node>([Doubled(26), Doubled(26)], Write, "list");
            violations.Unique<JsonNode?>([JsonValue.Create(Pairs(26)), JsonValue.Create(Pairs(26))], Write, "list");
            return violations.Count;
        });

    [Fact]
    public Task Values_that_hold_themselves_are_compared_to_an_end() =>
        Within(() =>
        {
            Assert.False(Doubled(40).Equals(Doubled(40)));
            Assert.True(Doubled(5).Equals(Doubled(5)));
            Node left = new(), right = new();
            (left.Children, right.Children) = ([left, left], [right, right]);
            Assert.False(left.Equals(right));

            Node? longLeft = null, longRight = null;
            for (var i = 0; i < 1_000_000; i++)
                (longLeft, longRight) = (new Node { Next = longLeft }, new Node { Next = longRight });
            Assert.False(longLeft!.Equals(longRight));
            return longLeft.GetHashCode() == longRight!.GetHashCode();
        });

    [Fact]
    public Task A_hundred_items_against_a_pattern_that_runs_away_take_one_limit_of_time()
    {
        var regex = new PlanRegex(@"^(?=a)(\w+\s?)*$");
        return Within(() =>
        {
            var violations = new ViolationCollector(CallKind.Track);
            for (var i = 0; i < 100; i++)
                violations.Pattern("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", regex, "p");
            return violations.Count == 100;
        });
    }

    private static void Write<T>(ref CallWriter writer, IReadOnlyList<T> items)
    {
        writer.Raw("["u8);
        for (var i = 0; i < items.Count && writer.HasRoom; i++)
        {
            if (i > 0)
                writer.Raw(","u8);
            if (items[i] is Node node)
                writer.ObjectValue(node);
            else
                writer.Value(items[i] as JsonNode);
        }

        writer.Raw("]"u8);
    }

    private CallOutcome Track(Node node) => _client.Track("u", new Grown(node));

    private async Task Refused(Func<CallOutcome> call, CallOutcome expected)
    {
        Assert.Equal(expected, await Within(call));
        Assert.Equal(FailureReason.TooLarge, Assert.Single(_failures).Reason);

        Assert.Equal(CallOutcome.Accepted, _client.Track("u", new NoteAdded("after")));
        await _client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Single(Assert.Single(_endpoint.Requests).Calls);
    }

    private static async Task<T> Within<T>(Func<T> action)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await Task.Run(action, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, Soon);
        return result;
    }

    private static Node Doubled(int levels)
    {
        var node = new Node();
        for (var i = 0; i < levels; i++)
            node = new Node { Children = [node, node] };
        return node;
    }

    private static Pair Pairs(int levels)
    {
        var pair = new Pair(null, null);
        for (var i = 0; i < levels; i++)
            pair = new Pair(pair, pair);
        return pair;
    }

    private readonly struct Grown(Node node) : ITrackEvent
    {
        static CallKind ICall.Kind => CallKind.Track;

        static string ICall.Name => "Grown";

        static ReadOnlySpan<byte> ICall.Context => default;

        void ICall.Write(ref CallWriter writer)
        {
            writer.Raw(",\"type\":\"track\",\"event\":\"Grown\",\"properties\":{\"node\":"u8);
            writer.ObjectValue(node);
            writer.Raw("}"u8);
        }

        void ICall.Validate(ref ViolationCollector violations) => violations.ObjectValue(node, "node");
    }

    /// <summary>An object of a plan that may hold others of its kind, as the compiler generates it.</summary>
    private sealed class Node : IPlanValue, IEquatable<Node>
    {
        public IReadOnlyList<Node>? Children { get; set; }

        public Node? Next { get; init; }

        void IPlanValue.Write(ref CallWriter writer)
        {
            var start = writer.Begin();
            if (Children is { } items)
            {
                writer.Raw(",\"children\":["u8);
                for (var i = 0; i < items.Count && writer.HasRoom; i++)
                {
                    if (i > 0)
                        writer.Raw(","u8);
                    writer.ObjectValue(items[i]);
                }

                writer.Raw("]"u8);
            }

            writer.EndObject(start);
        }

        void IPlanValue.Validate(ref ViolationCollector violations)
        {
            if (Children is not { } items)
                return;
            for (var i = 0; i < items.Count && violations.NextItem(); i++)
            {
                var found = violations.Count;
                violations.Item(items[i], "object");
                violations.ObjectValue(items[i], "");
                violations.Within(found, "children", i);
            }
        }

        public bool Equals(Node? other) =>
            other is not null && ValueEquality.Equal(Children, other.Children) && ValueEquality.EqualObjects(Next, other.Next);

        public override bool Equals(object? obj) => obj is Node other && Equals(other);

        public override int GetHashCode() => HashCode.Combine(ValueEquality.Hash(Next));
    }

    /// <summary>A class of the application, in a value that the serializer writes.</summary>
    private sealed record Pair([property: JsonPropertyName("l")] Pair? Left, [property: JsonPropertyName("r")] Pair? Right);

    private sealed class EndlessList : IReadOnlyList<Node>
    {
        private readonly Node _node = new();

        public int Count => int.MaxValue;

        public Node this[int index] => _node;

        public IEnumerator<Node> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
    }
}
