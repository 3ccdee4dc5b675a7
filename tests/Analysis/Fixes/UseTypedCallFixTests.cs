using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Generator.CodeFixes;

namespace TrackingPlan.Analysis.Tests.Fixes;

public sealed class UseTypedCallFixTests
{
    [Fact]
    public Task The_arguments_are_carried_over_from_another_client() => new FixTest<UntypedCallAnalyzer, UseTypedCallFix>(
        """
        using Segment;
        using Segment.Model;

        class Referrals(TrackingPlan.ISegmentClient segment)
        {
            void Send(string user, string code, double paid)
            {
                // Why this is sent.
                Analytics.Client.Track(user, {|TRK2001:"Referral Invite Sent"|}, new Properties { { "referral_code", code }, { "channel", "in_app_link" } });
                if (paid > 0)
                    Analytics.Client.Track(user, {|TRK2001:"Referral Converted"|}, new Properties
                    {
                        ["referred_user_id"] = "a", ["referrer_user_id"] = user + "1", ["referral_code"] = code,
                        ["plan_name"] = "pro", ["conversion_value"] = paid * 2, ["currency"] = "EUR",
                    });
            }
        }
        """,
        """
        using ReferralPlan;
        using Segment;
        using Segment.Model;
        using TrackingPlan;

        class Referrals(TrackingPlan.ISegmentClient segment)
        {
            void Send(string user, string code, double paid)
            {
                // Why this is sent.
                segment.Track(new ReferralInviteSent
                {
                    ReferrerUserId = user,
                    Channel = ReferralInviteSent.ChannelValue.InAppLink,
                    ReferralCode = code,
                });
                if (paid > 0)
                    segment.Track(new ReferralConverted
                    {
                        ReferredUserId = "a",
                        ReferrerUserId = user + "1",
                        ReferralCode = code,
                        PlanName = "pro",
                        ConversionValue = (decimal)(paid * 2),
                        Currency = "EUR",
                    });
            }
        }
        """,
        Clients.AnalyticsNet).WithReferralPlan().Run();

    [Fact]
    public Task The_products_own_escape_hatch_and_an_event_whose_user_is_named_at_the_call() => new FixTest<UntypedCallAnalyzer, UseTypedCallFix>(
        """
        using System.Text.Json.Nodes;
        using TrackingPlan;

        class Orders
        {
            void Send(ISegmentClient client, Identity who, decimal? total)
            {
                client.TrackUntyped(who, {|TRK2001:"Order Completed"|}, new JsonObject { ["total"] = total, ["gift"] = true });
                client.TrackUntyped(Identity.Anonymous("x"), {|TRK2001:"Cart Viewed"|});
            }
        }
        """,
        """
        using System.Text.Json.Nodes;
        using TestPlan;
        using TrackingPlan;

        class Orders
        {
            void Send(ISegmentClient client, Identity who, decimal? total)
            {
                client.Track(who, new OrderCompleted
                {
                    Total = total,
                    Gift = true,
                });
                client.Track(Identity.Anonymous("x"), new CartViewed());
            }
        }
        """)
        .WithFile("/app/test.plan.json", """{ "events": { "Order Completed": { "properties": { "total": { "type": "number" }, "gift": { "type": "boolean" } } }, "Cart Viewed": {} } }""")
        .Run();

    [Fact]
    public Task Not_offered_where_the_result_would_not_be_the_same_or_would_not_compile()
    {
        const string Code = """
            using System.Collections.Generic;
            using PostHog;

            class Referrals(IPostHogClient posthog, TrackingPlan.ISegmentClient segment)
            {
                bool Used(string channel) => posthog.Capture("u", {|TRK2001:"Referral Invite Sent"|}, new Dictionary<string, object> { ["channel"] = "email", ["referral_code"] = "c" });

                void Send(string channel, Dictionary<string, object> given)
                {
                    posthog.Capture("u", {|TRK2001:"Referral Invite Sent"|}, new Dictionary<string, object> { ["channel"] = channel, ["referral_code"] = "c" });
                    posthog.Capture("u", {|TRK2001:"Referral Invite Sent"|}, new Dictionary<string, object> { ["channel"] = "email" });
                    posthog.Capture("u", {|TRK2001:"Referral Invite Sent"|}, new Dictionary<string, object> { ["channel"] = "email", ["referral_code"] = "c", ["more"] = 1 });
                    posthog.Capture("u", {|TRK2001:"Referral Invite Sent"|}, given);
                }
            }

            class WithoutClient(IPostHogClient posthog)
            {
                void Send() => posthog.Capture("u", {|TRK2001:"Referral Invite Sent"|}, new Dictionary<string, object> { ["channel"] = "email", ["referral_code"] = "c" });
            }
            """;
        return new FixTest<UntypedCallAnalyzer, UseTypedCallFix>(Code, Code, Clients.PostHog).WithReferralPlan().Run();
    }
}
