using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Language.Tests.Shapes;

public class ReferralPlanTests
{
    private static readonly PlanReading Reading = PlanReader.Read(Repository.Read("tracking-plan/referral.plan.json"), "referral.plan.json");

    [Fact]
    public void Nothing_is_to_be_said_about_it() =>
        Assert.Empty(SmallPlan.Findings(Repository.Read("tracking-plan/referral.plan.json")).Select(finding => finding.Message));

    [Fact]
    public void Declares_who_reads_its_data()
    {
        var consumers = Reading.Model!.Consumers;

        Assert.Equal(["Top advocates", "Invited, not converted", "New referred users"], consumers.Audiences.Select(audience => audience.Name));
        Assert.Equal(
            ["Referral Converted count at least 3 within 90 days"],
            consumers.Audiences[0].DependsOn.Select(dependency => $"{dependency.Call} {dependency.Role} {dependency.Detail}"));
        Assert.All(consumers.Metrics.Where(metric => metric.Name.EndsWith("rate", StringComparison.Ordinal)), metric =>
            Assert.Contains(metric.DependsOn, dependency => dependency is { Role: DependencyRole.Join, Property: "referral_code" }));
        Assert.Equal(["Salesforce", "HubSpot", "Customer.io", "Amplitude"], consumers.Destinations.Select(destination => destination.Name));
    }

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
