using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Analysis.Tests.Code;

public sealed class UnknownEventTests
{
    [Fact]
    public Task An_event_that_no_plan_has() => new RuleTest<UnknownEventAnalyzer>(
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            void Send()
            {
                analytics.Track({|TRK2002:"Order Completed"|});
                analytics.Track({|TRK2002:"referral converted"|});
                analytics.Track({|TRK2002:""|});
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();

    [Theory]
    [InlineData("Referral Invited", "Referral Invite Sent")] // another form of a word, not the nearest letters (Converted)
    [InlineData("ReferralSignUpCompleted", "Referral Signup Completed")]
    [InlineData("Referral Signup", "Referral Signup Completed")]
    [InlineData("referral_reward_issue", "Referral Reward Issued")]
    [InlineData("Refferal Conversion", "Referral Converted")]
    [InlineData("Order Sent", null)]
    [InlineData("Sent", null)]
    [InlineData("", null)]
    public void Words_count_for_more_than_letters(string name, string? meant) => Assert.Equal(
        meant,
        NearestEvent.Of(name, ["Referral Converted", "Referral Invite Sent", "Referral Signup Completed", "Referral Reward Issued"]));

    [Fact]
    public Task It_says_what_was_probably_meant() => new RuleTest<UnknownEventAnalyzer>(
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            void Send() => analytics.Track({|#0:"Referal Converted"|});
        }
        """,
        Clients.SegmentAnalyticsCSharp)
    {
        ExpectedDiagnostics =
        {
            Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerWarning("TRK2002").WithLocation(0)
                .WithMessage("""
                    "Referal Converted" is not in the plan "Referral"; did you mean "Referral Converted"?
                    """),
        },
    }.Run();

    [Fact]
    public Task Nothing_for_planned_events_other_calls_and_names_of_the_run_time() => new RuleTest<UnknownEventAnalyzer>(
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            void Send(string name)
            {
                analytics.Track("Referral Converted");
                analytics.Track(name);
                analytics.Page("Pricing");
                analytics.Identify("user");
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();

    [Fact]
    public Task A_line_break_in_a_name_breaks_no_line_of_the_log() => new RuleTest<UnknownEventAnalyzer>(
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            void Send() => analytics.Track({|#0:"a\nb: error X"|});
        }
        """,
        Clients.SegmentAnalyticsCSharp)
    {
        ExpectedDiagnostics =
        {
            Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerWarning("TRK2002").WithLocation(0)
                .WithMessage("""
                    "a\u000ab: error X" is not in the plan "Referral"
                    """),
        },
    }.Run();
}
