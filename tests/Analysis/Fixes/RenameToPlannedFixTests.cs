using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Generator.CodeFixes;

namespace TrackingPlan.Analysis.Tests.Fixes;

public sealed class RenameToPlannedFixTests
{
    [Fact]
    public Task Every_misspelt_event() => new FixTest<UnknownEventAnalyzer, RenameToPlannedFix>(
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            const string Invited = "Referral Invite Send";

            void Send()
            {
                analytics.Track(/* which */ {|TRK2002:"Referal Converted"|}, null);
                analytics.Track({|TRK2002:Invited|});
            }
        }
        """,
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            const string Invited = "Referral Invite Send";

            void Send()
            {
                analytics.Track(/* which */ "Referral Converted", null);
                analytics.Track("Referral Invite Sent");
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).WithReferralPlan().Run();

    [Fact]
    public Task Every_misspelt_property() => new FixTest<UnknownPropertyAnalyzer, RenameToPlannedFix>(
        """
        using Segment.Model;

        class Referrals
        {
            void Send()
            {
                Segment.Analytics.Client.Track("u", "Referral Converted", new Properties { { {|TRK2003:"planName"|}, "pro" }, { {|TRK2003:"conversion value"|}, 1 } });
                Tracker.Send("Referral Converted", new { {|TRK2003:currenci|} = "EUR" });
            }
        }

        static class Tracker
        {
            public static void Send(string eventName, object properties) { }
        }
        """,
        """
        using Segment.Model;

        class Referrals
        {
            void Send()
            {
                Segment.Analytics.Client.Track("u", "Referral Converted", new Properties { { "plan_name", "pro" }, { "conversion_value", 1 } });
                Tracker.Send("Referral Converted", new { currency = "EUR" });
            }
        }

        static class Tracker
        {
            public static void Send(string eventName, object properties) { }
        }
        """,
        Clients.AnalyticsNet)
    {
        TestState = { AnalyzerConfigFiles = { Option } },
        FixedState = { AnalyzerConfigFiles = { Option } },
    }.WithReferralPlan().Run();

    private static (string, string) Option => ("/.option.globalconfig", "is_global = true\ntracking_plan.untyped_methods = Tracker.Send\n");
}
