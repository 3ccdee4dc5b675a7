using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>The rules that are known only when all code has been seen.</summary>
public sealed class CompilationEndTests
{
    [Fact]
    public Task Planned_and_never_tracked_is_said_in_the_plan() => new RuleTest<UntrackedEventAnalyzer>(
        """
        using ReferralPlan;
        using TrackingPlan;

        class Referrals(ISegmentClient client, Segment.Analytics.IAnalytics analytics)
        {
            void Send()
            {
                client.TrackReferralInviteSent("u", ReferralInviteSent.ChannelValue.Email, "c");
                analytics.Track("Referral Converted");
            }

            ReferralSignupCompleted Signup => new() { ReferredUserId = "a", ReferrerUserId = "b", ReferralCode = "c" };
        }
        """,
        Clients.SegmentAnalyticsCSharp)
    {
        ExpectedDiagnostics = { new DiagnosticResult("TRK2013", DiagnosticSeverity.Info).WithSpan("/app/referral.plan.json", 71, 5, 71, 29) },
    }.Run();

    [Fact]
    public Task A_deprecated_event_is_meant_to_go() =>
        new RuleTest<UntrackedEventAnalyzer>("class Nothing;").WithPlan("""{ "events": { "Order Sent": { "deprecated": true } } }""").Run();

    [Fact]
    public Task A_line_of_the_baseline_that_accepts_nothing() => new RuleTest<StaleBaselineAnalyzer>(
        """
        namespace Shop
        {
            class Referrals(Segment.Analytics.IAnalytics analytics)
            {
                void Send(string name)
                {
                    analytics.Track("Referral Converted");
                    analytics.Track(name);
                    analytics.Identify("u");
                }

                string Name { set => analytics.Track("Old"); }
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp)
    {
        ExpectedDiagnostics =
        {
            DiagnosticResult.CompilerWarning("TRK2014").WithSpan("/app/src/tracking-plan.baseline", 4, 1, 4, 36)
                .WithMessage("\"Shop.Referrals.Gone\" sends no untyped \"Old\" any more: delete this line"),
            DiagnosticResult.CompilerWarning("TRK2014").WithSpan("/app/src/tracking-plan.baseline", 7, 1, 7, 12)
                .WithMessage("This is no entry; expected file | member | event: delete this line"),
        },
    }
    .WithFile("/app/src/tracking-plan.baseline", """
        # comment

        Code.cs | Shop.Referrals.Send | Referral Converted
        Code.cs | Shop.Referrals.Gone | Old
        Code.cs | Shop.Referrals.Send | *
        Code.cs | Shop.Referrals.Send | identify
        not a line!
        Code.cs | Shop.Referrals.Name | Old
        """).Run();
}
