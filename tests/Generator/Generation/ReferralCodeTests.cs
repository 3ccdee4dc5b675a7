using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Tests.Generation;

public sealed class ReferralCodeTests
{
    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    public void The_referral_plan_compiles_without_a_warning(LanguageVersion language)
    {
        PlanCompilation.Of(Repository.Read("tracking-plan/referral.plan.json"), language).AssertClean();
    }

    [Fact]
    public void A_call_writes_the_names_and_values_of_the_plan()
    {
        var text = Repository.Read("tracking-plan/referral.plan.json");
        var assembly = PlanCompilation.Of(text).Load();
        var plan = PlanReader.Read(text, "sample.plan.json").Model!;
        var body = JsonNode.Parse("""{"referrer_user_id":"u-1","channel":"copied_link","referral_code":"pNRB1aYqArN"}""")!.AsObject();

        var call = new CallBuilder(plan).Build(assembly, "Sample.SamplePlan", call: 0, body);
        var written = WrittenCall.Of(call);

        Assert.Equal("""{"type":"track","event":"Referral Invite Sent","properties":{"referrer_user_id":"u-1","channel":"copied_link","referral_code":"pNRB1aYqArN"}}""", written.Members.ToJsonString());
        Assert.Equal("""{"protocols":{"event_version":1},"tracking_plan":{"name":"Referral"}}""", written.Context.ToJsonString());
        Assert.Empty(written.Violations);
        Assert.Contains(typeof(IUserTrackEvent), call.GetType().GetInterfaces());
        Assert.Equal("Referral Invite Sent", call.ToString());
    }

    [Fact]
    public void A_call_without_values_violates_the_plan_and_does_not_crash()
    {
        var text = Repository.Read("tracking-plan/referral.plan.json");
        var type = PlanCompilation.Of(text).Load().GetType("Sample.SamplePlan.ReferralInviteSent")!;

        var written = WrittenCall.Of(Activator.CreateInstance(type)!);

        Assert.Equal(
            ["properties.referrer_user_id is required", "properties.channel is required", "properties.referral_code is required"],
            written.Violations.Select(violation => violation.Description));
    }
}
