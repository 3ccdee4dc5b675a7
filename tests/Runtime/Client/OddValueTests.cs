using System.Text.Json;
using System.Text.Json.Nodes;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>What other clients send wrongly, drop, or lose a whole batch over.</summary>
public sealed class OddValueTests : IAsyncLifetime
{
    private readonly List<(FailureReason Reason, string? Call, string Description)> _failures = [];
    private ScriptedEndpoint _endpoint = null!;
    private SegmentClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _endpoint = new ScriptedEndpoint();
        _client = Clients.To(_endpoint, options => options.OnFailed = Clients.Sync(failure => _failures.Add((failure.Reason, failure.Call, failure.Description))));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    [Theory]
    [InlineData('x', 40_000)]
    [InlineData('€', 15_000)] // 15,000 characters, and 45,000 bytes
    [InlineData('\n', 20_000)] // two bytes each once escaped
    public async Task One_event_that_is_too_large_does_not_take_its_neighbours_with_it(char c, int length)
    {
        for (var i = 0; i < 11; i++)
        {
            var outcome = _client.Track("u-1", new NoteAdded(i == 5 ? new string(c, length) : $"note {i}"));
            Assert.Equal(i == 5 ? CallOutcome.TooLarge : CallOutcome.Accepted, outcome);
        }

        var calls = await Received();
        Assert.Equal([0, 1, 2, 3, 4, 6, 7, 8, 9, 10], calls.Select(call => int.Parse(Text(call)[5..], null)));
        var (reason, name, description) = Assert.Single(_failures);
        Assert.Equal((FailureReason.TooLarge, "Note Added"), (reason, name));
        Assert.Contains("32768 bytes", description, StringComparison.Ordinal);
        Assert.Equal(1, _client.Statistics.Refused);
    }

    [Fact]
    public async Task A_hundred_events_of_20_KB_are_cut_into_batches_below_the_limit()
    {
        for (var i = 0; i < 100; i++)
            Assert.Equal(CallOutcome.Accepted, _client.Track("u-1", new NoteAdded(new string('x', 20_000))));

        Assert.Equal(100, (await Received()).Length);
        Assert.All(_endpoint.Requests, request => Assert.InRange(request.Body.Length, 1, 500_000));
    }

    [Fact]
    public async Task An_event_of_exactly_the_limit_is_accepted_and_one_byte_more_is_not()
    {
        _client.Track("u-1", new NoteAdded(""));
        var without = JsonSerializer.SerializeToUtf8Bytes((await Received())[0]).Length; // the names need no escaping
        Assert.Equal(CallOutcome.Accepted, _client.Track("u-1", new NoteAdded(new string('x', SegmentLimits.EventBytes - without))));
        Assert.Equal(CallOutcome.TooLarge, _client.Track("u-1", new NoteAdded(new string('x', SegmentLimits.EventBytes - without + 1))));
    }

    [Fact]
    public async Task More_events_at_once_than_a_batch_may_hold_become_two()
    {
        for (var i = 0; i < 2_501; i++)
            _client.TrackUntyped("u", "e");

        Assert.Equal(2_501, (await Received()).Length);
        Assert.All(_endpoint.Requests, request => Assert.InRange(request.Calls.Length, 1, 2_500));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task A_number_that_JSON_cannot_say_is_refused_with_its_reason(double value)
    {
        Assert.Equal(CallOutcome.Accepted, _client.TrackUntyped("u-1", "Good"));
        Assert.Equal(CallOutcome.Violation, _client.TrackUntyped("u-1", "Bad", new() { ["value"] = value }));

        Assert.Single(await Received());
        var (reason, name, description) = Assert.Single(_failures);
        Assert.Equal((FailureReason.Violation, "Bad"), (reason, name));
        Assert.Contains("NaN", description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lone_surrogates_control_characters_and_line_separators_arrive_as_text()
    {
        const string Odd = "a\uD83Db\u0000\u001F\"\\\u2028\u2029\r\nc😀";
        _client.Track(Identity.Both(Odd, Odd), new NoteAdded(Odd), new() { MessageId = Odd });
        _client.GroupUntyped("u", Odd, new JsonObject { [Odd] = Odd }, new() { Context = new() { [Odd] = Odd } });
        _client.PageUntyped("u", Odd, null, Odd);
        _client.Alias(Odd, Odd);
        _client.TrackUntyped("u", Odd);

        var arrived = Odd.Replace("\uD83Db", "\uFFFDb", StringComparison.Ordinal);
        var calls = await Received();
        Assert.All(
            (string?[])[
                Text(calls[0]), Member(calls[0], "userId"), Member(calls[0], "anonymousId"), Member(calls[0], "messageId"),
                Member(calls[1], "groupId"), calls[1].GetProperty("traits").GetProperty(arrived).GetString(),
                calls[1].GetProperty("context").GetProperty(arrived).GetString(),
                Member(calls[2], "name"), Member(calls[2], "category"), Member(calls[3], "previousId"), Member(calls[3], "userId"),
                Member(calls[4], "event")],
            text => Assert.Equal(arrived, text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_call_without_a_user_is_refused_with_its_reason(string? user)
    {
        Assert.Equal(CallOutcome.Violation, _client.Track(ReferralConverted.Sample(user!)));
        Assert.Equal(CallOutcome.Violation, _client.Track(user, new NoteAdded("x")));
        Assert.Equal(CallOutcome.Violation, _client.Track(default(Identity), new NoteAdded("x")));
        Assert.Equal(CallOutcome.Violation, _client.Alias("old", user!));
        Assert.Equal(CallOutcome.Violation, _client.Alias(user!, "new"));
        Assert.Equal(CallOutcome.Violation, _client.GroupUntyped("u", user!));
        Assert.Equal(CallOutcome.Violation, _client.TrackUntyped("u", user!));
        Assert.Equal(CallOutcome.Violation, _client.TrackUntyped("u", "Named", null, new() { MessageId = "" }));
        Assert.Equal(CallOutcome.Violation, _client.TrackUntyped("u", "Named", null, new() { MessageId = new string('m', 101) }));

        Assert.Empty(await Received());
        Assert.Equal(
            ["userId", "userId", "userId", "userId", "previousId", "groupId", "event", "messageId", "messageId"],
            _failures.Select(failure => failure.Description.Split(' ')[0]));
    }

    [Fact]
    public async Task A_bag_that_is_changed_after_the_call_was_sent_as_it_was()
    {
        var bag = new JsonObject { ["state"] = "before" };
        _client.TrackUntyped("u", "e", bag, new() { Context = bag, Integrations = bag });
        bag["state"] = "after";

        var call = Assert.Single(await Received());
        foreach (var member in new[] { "properties", "context", "integrations" })
            Assert.Equal("before", call.GetProperty(member).GetProperty("state").GetString());
    }

    private async Task<JsonElement[]> Received()
    {
        await _client.FlushAsync(TestContext.Current.CancellationToken);
        return [.. _endpoint.Requests.SelectMany(request => request.Calls)];
    }

    private static string Text(JsonElement call) => call.GetProperty("properties").GetProperty("text").GetString()!;

    private static string? Member(JsonElement call, string name) => call.GetProperty(name).GetString();
}
