using TrackingPlan.Plan;

namespace TrackingPlan.Generator.Tests.Plan;

public class ReferralPlanTests
{
    private static readonly PlanReading Reading = PlanReader.Read(Repository.Read("tracking-plan/referral.plan.json"), "referral.plan.json");

    [Fact]
    public void Reads_without_a_finding() => Assert.Empty(Reading.Findings.Select(finding => finding.Message));

    [Fact]
    public void Has_four_events_an_identify_and_a_group()
    {
        Assert.Equal(
            ["Referral Invite Sent", "Referral Signup Completed", "Referral Converted", "Referral Reward Issued", "", ""],
            Reading.Model!.Calls.Select(call => call.Name));
        Assert.Equal(
            [PlannedCallKind.Track, PlannedCallKind.Track, PlannedCallKind.Track, PlannedCallKind.Track, PlannedCallKind.Identify, PlannedCallKind.Group],
            Reading.Model!.Calls.Select(call => call.Kind));
    }

    [Fact]
    public void Every_event_is_the_referrers() =>
        Assert.All(Reading.Model!.Calls.Where(call => call.Kind == PlannedCallKind.Track), call => Assert.Equal("referrer_user_id", call.User?.Name));
}
