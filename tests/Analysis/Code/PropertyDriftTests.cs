using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>The three rules about the properties of an untyped call, over every way to build them.</summary>
public sealed class PropertyDriftTests
{
    [Fact]
    public Task Unknown_properties_in_every_kind_of_bag() => new RuleTest<UnknownPropertyAnalyzer>(
        """
        using System.Collections.Generic;
        using Segment;
        using Segment.Model;

        class Referrals
        {
            void Send()
            {
                var client = Analytics.Client;
                client.Track("u", "Referral Converted", new Properties { { "plan_name", "pro" }, { {|TRK2003:"planName"|}, "pro" } });
                client.Track("u", "Referral Converted", new Dictionary<string, object> { ["plan_name"] = "pro", [{|TRK2003:"plan"|}] = "pro" });
                client.Track("u", "Referral Converted", new Properties().Put("plan_name", "pro").Put({|TRK2003:"plan"|}, "pro"));
                client.Track("u", "Referral Converted", new Dictionary<string, object>(new Dictionary<string, object> { [{|TRK2003:"plan"|}] = 1 }));

                var filled = new Properties();
                filled["currency"] = "EUR";
                filled.Add({|TRK2003:"curency"|}, "EUR");
                if (filled.Count > 1)
                    filled[{|TRK2003:"kurrency"|}] = "EUR";
                client.Track("u", "Referral Converted", filled);
            }
        }
        """,
        Clients.AnalyticsNet).Run();

    [Fact]
    public Task Unknown_properties_of_a_JSON_object_and_of_an_anonymous_one() => new RuleTest<UnknownPropertyAnalyzer>(
        """
        using Segment.Analytics;
        using Segment.Serialization;

        static class Tracker
        {
            public static void Send(string eventName, object properties) { }
        }

        class Referrals(IAnalytics analytics, string plan)
        {
            void Send()
            {
                analytics.Track("Referral Converted", new JsonObject { ["plan_name"] = plan, [{|TRK2003:"plan"|}] = plan });
                Tracker.Send("Referral Converted", new { plan_name = plan, {|TRK2003:Currency|} = "EUR", {|TRK2003:plan|} });
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).WithOption("tracking_plan.untyped_methods", "Tracker.Send").Run();

    [Fact]
    public Task An_event_without_properties_in_the_plan_may_send_any() => new RuleTest<UnknownPropertyAnalyzer>(
        """
        using Segment.Analytics;
        using Segment.Serialization;

        class Orders(IAnalytics analytics)
        {
            void Send() => analytics.Track("Order Completed", new JsonObject { ["order_id"] = "o1" });
        }
        """,
        Clients.SegmentAnalyticsCSharp).WithPlan("""{ "events": { "Order Completed": {} } }""").Run();

    [Fact]
    public async Task A_call_is_held_against_the_version_that_it_comes_nearest_to()
    {
        const string Code = """
            using Segment.Analytics;
            using Segment.Serialization;

            class Plans(IAnalytics analytics)
            {
                void Older() => analytics.Track("Plan Changed", new JsonObject { ["plan"] = "pro", ["tier"] = "gold" });

                void Newer() => analytics.Track("Plan Changed", new JsonObject { ["plan"] = "pro", ["seats"] = 3 });
            }
            """;
        const string Plan = """
            {
              "events": {
                "Plan Changed": {
                  "version": 2,
                  "properties": { "plan": { "type": "string" }, "seats": { "type": "integer" }, "note": { "type": "string" } }, "required": ["plan", "seats"],
                  "versions": { "1": { "properties": { "plan": { "type": "string" }, "tier": { "type": "string" } }, "required": ["plan", "tier"] } }
                }
              }
            }
            """;
        await new RuleTest<UnknownPropertyAnalyzer>(Code, Clients.SegmentAnalyticsCSharp).WithPlan(Plan).Run();
        await new RuleTest<MissingPropertyAnalyzer>(Code, Clients.SegmentAnalyticsCSharp).WithPlan(Plan).Run();
    }

    [Fact]
    public Task Missing_properties_only_where_all_of_them_can_be_seen() => new RuleTest<MissingPropertyAnalyzer>(
        """
        using System.Collections.Generic;
        using Segment;
        using Segment.Model;

        class Referrals
        {
            void Send(string key, Properties given, bool known)
            {
                var client = Analytics.Client;
                client.Track("u", {|TRK2004:"Referral Invite Sent"|});
                client.Track("u", {|TRK2004:"Referral Invite Sent"|}, new Properties { { "channel", "email" } });
                client.Track("u", "Referral Invite Sent", new Properties { { "referrer_user_id", "u" }, { "channel", "email" }, { "referral_code", "c" } });
                client.Track("u", "Referral Invite Sent", given);
                client.Track("u", "Referral Invite Sent", new Properties { { "channel", "email" }, { key, "c" } });
                client.Track("u", "Referral Invite Sent", new Dictionary<string, object>(given));

                var partly = new Properties { { "referrer_user_id", "u" }, { "channel", "email" } };
                if (known)
                    partly["referral_code"] = "c";
                client.Track("u", "Referral Invite Sent", partly);

                var perhaps = new Properties { { "referrer_user_id", "u" } };
                if (known)
                    perhaps["channel"] = "email";
                client.Track("u", "Referral Invite Sent", perhaps);

                var later = new Properties { { "channel", "email" } };
                System.Action send = () => client.Track("u", "Referral Invite Sent", later);
                later["referral_code"] = "c";
                send();

                var handedOn = new Properties();
                Fill(handedOn);
                client.Track("u", "Referral Invite Sent", handedOn);

                var whole = new Properties { { "referrer_user_id", "u" } };
                whole.Add("channel", "email");
                client.Track("u", {|TRK2004:"Referral Invite Sent"|}, whole);
            }

            static void Fill(Properties properties) => properties["referral_code"] = "c";
        }
        """,
        Clients.AnalyticsNet).Run();

    [Fact]
    public Task Values_of_another_type_outside_their_enum_or_beyond_their_bounds() => new RuleTest<PropertyValueAnalyzer>(
        """
        using System;
        using System.Collections.Generic;
        using PostHog;

        class Referrals(IPostHogClient client)
        {
            const string Fax = "fax";

            void Send(int number, string text, decimal money, DateTime time, object any, bool flag)
            {
                client.Capture("u", "Referral Invite Sent", new Dictionary<string, object>
                {
                    ["channel"] = {|TRK2005:Fax|},
                    ["referral_code"] = {|TRK2005:""|},
                    ["referrer_user_id"] = {|TRK2005:number|},
                });
                client.Capture("u", "Referral Invite Sent", new Dictionary<string, object>
                {
                    ["channel"] = {|TRK2005:flag ? "email" : "fax"|},
                    ["referral_code"] = {|TRK2005:null|},
                    ["referrer_user_id"] = any,
                });
                client.Capture("u", "Referral Converted", new Dictionary<string, object>
                {
                    ["conversion_value"] = {|TRK2005:-1|},
                    ["currency"] = {|TRK2005:"Euro"|},
                    ["plan_name"] = {|TRK2005:time.Year|},
                });
                client.Capture("u", "Referral Converted", new Dictionary<string, object>
                {
                    ["conversion_value"] = {|TRK2005:text|},
                    ["currency"] = {|TRK2005:new[] { "EUR" }|},
                    ["plan_name"] = {|TRK2005:true|},
                });
                client.Capture("u", "Referral Reward Issued", new Dictionary<string, object>
                {
                    ["reward_currency"] = null,
                    ["reward_value"] = money,
                    ["reward_type"] = text,
                });
            }
        }
        """,
        Clients.PostHog).Run();

    [Fact]
    public Task Members_and_items_are_held_against_the_plan_too() => new RuleTest<PropertyValueAnalyzer>(
        """
        using System.Collections.Generic;
        using PostHog;

        class Orders(IPostHogClient client)
        {
            void Send(object any, int number)
            {
                client.Capture("u", "Order Completed", new Dictionary<string, object>
                {
                    ["buyer"] = new { country = {|#0:"Sweden"|}, name = any, unknown = 1 },
                    ["tags"] = new[] { "a", {|TRK2005:""|} },
                    ["lines"] = new List<object> { new { sku = "a" }, new Dictionary<string, object> { ["sku"] = {|#1:number|} }, any },
                });
                var itself = new Dictionary<string, object> { ["country"] = {|TRK2005:1|} };
                itself["parent"] = itself;
                client.Capture("u", "Order Completed", new Dictionary<string, object> { ["buyer"] = new { country = "SE" }, ["tags"] = any, ["lines"] = new object[] { {|TRK2005:"a"|} } });
                client.Capture("u", "Order Completed", new Dictionary<string, object> { ["buyer"] = itself });
            }
        }
        """,
        Clients.PostHog)
    {
        ExpectedDiagnostics =
        {
            Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerWarning("TRK2005").WithLocation(0).WithMessage("\"buyer.country\" of \"Order Completed\" must be text that matches ^[A-Z]{2}$"),
            Microsoft.CodeAnalysis.Testing.DiagnosticResult.CompilerWarning("TRK2005").WithLocation(1).WithMessage("\"lines[].sku\" of \"Order Completed\" must be a string"),
        },
    }
    .WithPlan("""
        {
          "events": {
            "Order Completed": {
              "properties": {
                "buyer": { "$ref": "#/definitions/person" },
                "tags": { "type": "array", "items": { "type": "string", "minLength": 1 } },
                "lines": { "type": "array", "items": { "type": "object", "properties": { "sku": { "type": "string" } } } }
              }
            }
          },
          "definitions": {
            "person": {
              "type": "object",
              "properties": { "country": { "type": "string", "pattern": "^[A-Z]{2}$" }, "parent": { "$ref": "#/definitions/person" } }
            }
          }
        }
        """).Run();

    [Fact]
    public Task Traits_of_Identify_and_Group_are_held_against_the_plan_too() => new RuleTest<PropertyValueAnalyzer>(
        """
        using Segment.Analytics;
        using Segment.Serialization;

        class Referrals(IAnalytics analytics)
        {
            void Send()
            {
                analytics.Identify("u", new JsonObject { ["email"] = {|TRK2005:"nobody"|}, ["referral_source"] = {|TRK2005:"friend"|} });
                analytics.Group("g", new JsonObject { ["referral_source"] = "cello" });
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();
}
