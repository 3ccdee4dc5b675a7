using System.Text.Json;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>What goes beside a call's own values: time, id, context, integrations, and what a hook makes of it.</summary>
public sealed class EnvelopeTests
{
    [Fact]
    public async Task Options_of_a_call()
    {
        var call = await Sent(client => client.Track(ReferralConverted.Sample(), new()
        {
            MessageId = "webhook-17",
            Timestamp = new DateTimeOffset(2025, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)),
            Context = new() { ["ip"] = "192.0.2.1" },
            Integrations = new() { ["All"] = true, ["Salesforce"] = false },
        }));
        Assert.Equal("webhook-17", call.GetProperty("messageId").GetString());
        Assert.Equal("2025-01-02T01:04:05.000Z", call.GetProperty("timestamp").GetString());
        Assert.Equal("192.0.2.1", call.GetProperty("context").GetProperty("ip").GetString());
        Assert.Equal(2, call.GetProperty("context").GetProperty("protocols").GetProperty("event_version").GetInt32());
        Assert.Equal("""{"All":true,"Salesforce":false}""", call.GetProperty("integrations").GetRawText());
    }

    [Fact]
    public async Task Context_of_the_client_is_on_every_call_and_gives_way_to_the_call_and_to_the_plan()
    {
        static void Configure(SegmentOptions options) => options.Context = new()
        {
            ["app"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "billing" },
            ["locale"] = "en-GB",
            ["protocols"] = "not the plan's",
            ["library"] = "not the library",
        };

        var plain = await Sent(client => client.Track("u", new NoteAdded("x")), Configure);
        Assert.Equal(["library", "app", "locale", "protocols"], Names(plain.GetProperty("context")));

        var stamped = await Sent(client => client.Track(ReferralConverted.Sample()), Configure);
        Assert.Equal(["library", "app", "locale", "protocols", "tracking_plan"], Names(stamped.GetProperty("context")));
        Assert.Equal(2, stamped.GetProperty("context").GetProperty("protocols").GetProperty("event_version").GetInt32());

        var own = await Sent(
            client => client.Track(ReferralConverted.Sample(), new() { Context = new() { ["locale"] = "de-DE", ["protocols"] = 1, ["library"] = 2 } }), Configure);
        Assert.Equal(["library", "app", "locale", "protocols", "tracking_plan"], Names(own.GetProperty("context")));
        Assert.Equal("de-DE", own.GetProperty("context").GetProperty("locale").GetString());
        Assert.Equal(2, own.GetProperty("context").GetProperty("protocols").GetProperty("event_version").GetInt32());
        Assert.Equal(JsonValueKind.Object, own.GetProperty("context").GetProperty("library").ValueKind);
    }

    [Fact]
    public async Task A_hook_enriches_and_filters()
    {
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Clients.To(endpoint, options => options.BeforeCall = (CallKind kind, string name, ref CallEnvelope envelope) =>
        {
            envelope = envelope with { Identity = Identity.Both("u-1", "device-1") };
            return kind == CallKind.Track && name != "Note Added";
        });
        Assert.Equal(CallOutcome.Filtered, client.Track("u", new NoteAdded("x")));
        Assert.Equal(CallOutcome.Filtered, await client.TrackAsync("u", new NoteAdded("x"), cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(CallOutcome.Accepted, client.Track(ReferralConverted.Sample()));
        Assert.Equal(CallOutcome.Accepted, client.TrackUntyped(default, "Untyped"));
        await client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["Referral Converted", "Untyped"], endpoint.Requests[0].Calls.Select(call => call.GetProperty("event").GetString()));
        Assert.All(endpoint.Requests[0].Calls, call => Assert.Equal("device-1", call.GetProperty("anonymousId").GetString()));
        Assert.Equal(2, client.Statistics.Filtered);
    }

    private static async Task<JsonElement> Sent(Action<SegmentClient> call, Action<SegmentOptions>? configure = null)
    {
        await using var endpoint = new ScriptedEndpoint();
        await using (var client = Clients.To(endpoint, configure))
            call(client);
        return Assert.Single(Assert.Single(endpoint.Requests).Calls);
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
