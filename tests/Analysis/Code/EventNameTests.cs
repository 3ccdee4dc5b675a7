using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Analysis.Tests.Code;

public sealed class EventNameTests
{
    [Fact]
    public Task Names_of_the_run_time() => new RuleTest<EventNameAnalyzer>(
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            void Send(string what, int step)
            {
                analytics.Track({|TRK2006:what|});
                analytics.Track({|TRK2006:$"Referral {what}"|});
                analytics.Track({|TRK2006:"Referral " + what|});
                analytics.Track({|TRK2006:step.ToString()|});
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();

    [Fact]
    public Task Nothing_for_constants_of_any_kind() => new RuleTest<EventNameAnalyzer>(
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            const string Prefix = "Referral";
            static readonly string Converted = "Referral Converted";

            void Send()
            {
                analytics.Track("Referral Converted");
                analytics.Track($"{Prefix} Converted");
                analytics.Track(Prefix + " Converted");
                analytics.Track(Converted);
                analytics.Track(nameof(Referrals));
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();

    [Fact]
    public Task A_known_wrapper_may_hand_on_its_own_parameter_and_nothing_else() => new RuleTest<EventNameAnalyzer>(
        """
        class Tracker(Segment.Analytics.IAnalytics analytics)
        {
            public void Send(string eventName, string other)
            {
                analytics.Track(eventName);
                analytics.Track({|TRK2006:other|});
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).WithOption("tracking_plan.untyped_methods", "Tracker.Send").Run();
}
