namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>All that the rules look at, in one class that does not compile even when it is whole.</summary>
public sealed class BrokenCodeTests
{
    private const string Everything = """
        using System.Collections.Generic;
        using ReferralPlan;
        using TrackingPlan;
        using Segment.Analytics;
        using Segment.Serialization;

        class Everything(ISegmentClient client, IAnalytics analytics, string writeKey)
        {
            const string Name = "Referral Converted";
            static readonly string Other = "Referral Invite Sent";
            object Client() => new RudderClient("9dxqlFyTFTn4WAGwoEqeGTUnRdl5xVDv");

            [UntypedTrack(Event = "what", Properties = "data")]
            void Send(string what, object data) => analytics.Track(what, new JsonObject { [what] = 1 });

            void M(string key, bool flag)
            {
                var bag = new JsonObject { ["plan_name"] = "pro", ["nope"] = 1, [key] = 2 };
                bag["currency"] = flag ? "EUR" : "euro";
                bag.Add("referral_code", null);
                analytics?.Track(Name, bag);
                analytics.Track($"x{key}", new JsonObject { ["a"] = new JsonObject { ["b"] = 1 } });
                analytics.Track(name: Other, properties: null);
                Send("Referral Converted", new { plan_name = 1, key, Name });
                client.TrackUntyped("u", Name, new System.Text.Json.Nodes.JsonObject { ["conversion_value"] = -1 });
                new ReferralInviteSent { ReferrerUserId = "", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = null };
                var e = new ReferralSignupCompleted { ReferredUserId = "a", ReferrerUserId = "b", ReferralCode = "" };
                client.Track(e with { ReferralCode = "" });
                client.TrackReferralConverted("a", "b", "", referralCode: "", conversionValue: -1m, currency: "euro");
            }
        }
        """;

    [Fact]
    public async Task No_analyzer_throws_whatever_is_missing_where_everything_is_used() =>
        await BrokenCode.NoAnalyzerThrowsAsync(AllAnalyzers.Compile(Everything, Clients.SegmentAnalyticsCSharp), AllAnalyzers.BesideReferralPlan);
}
