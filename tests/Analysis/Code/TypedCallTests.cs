using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>The rules about typed calls, beside the generated types of the referral plan.</summary>
public sealed class TypedCallTests
{
    private const string Usings = """
        using System;
        using ReferralPlan;
        using TrackingPlan;

        """;

    [Fact]
    public Task A_constant_that_breaks_the_plan_in_every_way_to_give_it() => new RuleTest<TypedValueAnalyzer>(Usings +
        """
        class Referrals(ISegmentClient client)
        {
            const string Currency = "euro";

            void Send(string code)
            {
                client.Track(new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = {|TRK2007:""|} });
                client.TrackReferralInviteSent(referrerUserId: "u", channel: ReferralInviteSent.ChannelValue.Email, referralCode: {|TRK2007:""|});
                client.TrackReferralInviteSent({|TRK2007:""|}, ReferralInviteSent.ChannelValue.Email, code);
                var converted = new ReferralConverted
                {
                    ReferredUserId = "a", ReferrerUserId = "b", ReferralCode = {|TRK2007:null|}, PlanName = "pro",
                    ConversionValue = {|TRK2007:-1|}, Currency = {|TRK2007:Currency|},
                };
                client.Track(converted with { ConversionValue = {|TRK2007:-0.5m|}, PlanName = code });
                client.Track(new ReferralRewardIssued { ReferrerUserId = "u", RewardType = "credits", RewardValue = 1, RewardCurrency = null, ReferralCode = null });
            }
        }
        """).Run();

    [Fact]
    public Task Nested_objects_are_held_against_their_schemas_too() => new RuleTest<TypedValueAnalyzer>(
        """
        using TestPlan;

        class Orders
        {
            object Order(string id) => new OrderCompleted { Buyer = new() { Country = {|TRK2007:"Sweden"|} }, Lines = [new() { Quantity = {|TRK2007:0|} }, new() { Quantity = 1 }] };
        }
        """).WithPlan("""
        {
          "events": {
            "Order Completed": {
              "properties": {
                "buyer": { "type": "object", "properties": { "country": { "type": "string", "pattern": "^[A-Z]{2}$" } }, "required": ["country"] },
                "lines": { "type": "array", "items": { "type": "object", "properties": { "quantity": { "type": "integer", "minimum": 1 } }, "required": ["quantity"] } }
              },
              "required": ["buyer", "lines"]
            }
          }
        }
        """).Run();

    [Fact]
    public Task A_value_that_is_made_and_dropped() => new RuleTest<UnsentEventAnalyzer>(Usings +
        """
        class Referrals(ISegmentClient client)
        {
            ReferralConverted Make() => new() { ReferredUserId = "a", ReferrerUserId = "b", ReferralCode = "c", PlanName = "p", ConversionValue = 1, Currency = "EUR" };

            void Drop()
            {
                {|TRK2011:new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "c" }|};
                _ = {|TRK2011:new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "c" }|};
                object boxed = {|TRK2011:new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "c" }|};
                var never = {|TRK2011:new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "c" }|};
            }

            void Keep(out ReferralInviteSent given)
            {
                var sent = new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "c" };
                client.Track(sent);
                given = new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "c" };
                var captured = new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "c" };
                Action later = () => client.Track(captured);
                client.Track(new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "c" });
            }
        }
        """).Run();

    [Fact]
    public Task An_event_without_any_of_the_calls_that_go_with_it() => new RuleTest<CallAloneAnalyzer>(Usings +
        """
        class Referrals(ISegmentClient client)
        {
            void Alone() => client.Track({|TRK2008:new ReferralSignupCompleted { ReferredUserId = "a", ReferrerUserId = "b", ReferralCode = "c" }|});

            void AloneByMethod() => {|TRK2008:client.TrackReferralSignupCompleted("a", "b", "c")|};

            void WithIdentify()
            {
                client.Track(new ReferralSignupCompleted { ReferredUserId = "a", ReferrerUserId = "b", ReferralCode = "c" });
                client.Identify("a", new IdentifyTraits { Email = "a@b", ReferredByUserId = "b", ReferralCodeUsed = "c", CreatedAt = DateTimeOffset.Now });
            }

            void WithGroup()
            {
                client.TrackReferralSignupCompleted("a", "b", "c");
                Action later = () => client.Group("a", "company", new GroupTraits { ReferredByUserId = "b", ReferralCodeUsed = "c" });
            }

            void WithTraitsFromElsewhere(IdentifyTraits traits)
            {
                client.TrackReferralSignupCompleted("a", "b", "c");
                client.Identify("a", traits);
            }

            void HandsOn(ReferralSignupCompleted made) => client.Track(made);

            void OthersGoAlone() => client.TrackReferralInviteSent("a", ReferralInviteSent.ChannelValue.Email, "c");
        }
        """).Run();

    [Fact]
    public Task The_scope_can_be_the_type_and_all_companions_can_be_demanded() => new RuleTest<CallAloneAnalyzer>(Usings +
        """
        class Whole(ISegmentClient client)
        {
            void Track() => client.TrackReferralSignupCompleted("a", "b", "c");

            void Identify() => client.Identify("a", new IdentifyTraits { Email = "a@b", ReferredByUserId = "b", ReferralCodeUsed = "c", CreatedAt = DateTimeOffset.Now });

            void Group() => client.Group("a", "company", new GroupTraits { ReferredByUserId = "b", ReferralCodeUsed = "c" });
        }

        class Half(ISegmentClient client)
        {
            void Track() => {|TRK2008:client.TrackReferralSignupCompleted("a", "b", "c")|};

            void Identify() => client.Identify("a", new IdentifyTraits { Email = "a@b", ReferredByUserId = "b", ReferralCodeUsed = "c", CreatedAt = DateTimeOffset.Now });
        }
        """).WithOption("tracking_plan.alongside_scope", "type").WithOption("tracking_plan.alongside", "all").Run();

    [Fact]
    public Task Untyped_calls_count_as_companions_and_need_them() => new RuleTest<CallAloneAnalyzer>(
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            void Alone() => analytics.Track({|TRK2008:"Referral Signup Completed"|});

            void Together()
            {
                analytics.Track("Referral Signup Completed");
                analytics.Identify("a");
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();
}
