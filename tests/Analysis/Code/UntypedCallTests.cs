using TrackingPlan.Generator.Analyzers.Code;

namespace TrackingPlan.Analysis.Tests.Code;

public sealed class UntypedCallTests
{
    [Fact]
    public Task Segment_Analytics_CSharp_through_every_kind_of_receiver() => new RuleTest<UntypedCallAnalyzer>(
        """
        using System.Threading.Tasks;
        using Segment.Analytics;
        using Segment.Serialization;

        class Referrals(IAnalytics injected)
        {
            private readonly Analytics field = new(new Configuration("key"));
            private IAnalytics Property => field;

            async Task Send(IAnalytics parameter, Task<IAnalytics> later)
            {
                field.Track({|TRK2001:"Referral Converted"|});
                this.field.Track({|TRK2001:"Referral Converted"|}, new JsonObject());
                Property.Track({|TRK2001:"Referral Converted"|});
                injected.Track({|TRK2001:"Referral Converted"|});
                parameter?.Track({|TRK2001:"Referral Converted"|});
                (await later).Track({|TRK2001:"Referral Converted"|});
                parameter.Track(properties: null, name: {|TRK2001:"Referral Converted"|});
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();

    [Fact]
    public Task Segment_Analytics_NET_through_its_static_facade() => new RuleTest<UntypedCallAnalyzer>(
        """
        using System.Collections.Generic;
        using Segment;
        using Segment.Model;

        class Referrals
        {
            private const string Converted = "Referral " + "Converted";
            private static readonly string Invited = "Referral Invite Sent";

            void Send()
            {
                Analytics.Client.Track("user", {|TRK2001:"Referral Converted"|});
                Analytics.Client.Track("user", {|TRK2001:Converted|}, new Properties());
                Analytics.Client.Track("user", {|TRK2001:Invited|}, new Dictionary<string, object>());
            }
        }
        """,
        Clients.AnalyticsNet).Run();

    [Fact]
    public Task RudderStack_and_a_class_of_ones_own_that_implements_its_interface() => new RuleTest<UntypedCallAnalyzer>(
        """
        using RudderStack;

        class Tracer : RudderClient
        {
            public Tracer() : base("key") { }
        }

        class Referrals
        {
            void Send(IRudderAnalyticsClient client, Tracer tracer)
            {
                RudderAnalytics.Client.Track("user", {|TRK2001:"Referral Converted"|});
                client.Track("user", {|TRK2001:"Referral Converted"|});
                tracer.Track("user", {|TRK2001:"Referral Converted"|});
            }
        }
        """,
        Clients.RudderStack).Run();

    [Fact]
    public Task PostHog_and_its_extension_methods() => new RuleTest<UntypedCallAnalyzer>(
        """
        using System.Collections.Generic;
        using PostHog;

        class Referrals(IPostHogClient client, PostHogClient concrete)
        {
            void Send()
            {
                client.Capture("user", {|TRK2001:"Referral Converted"|});
                client.Capture("user", {|TRK2001:"Referral Converted"|}, new Dictionary<string, object>());
                concrete.Capture("user", {|TRK2001:"Referral Converted"|}, null, null, false);
                CaptureExtensions.Capture(client, "user", {|TRK2001:"Referral Converted"|});
            }
        }
        """,
        Clients.PostHog).Run();

    [Fact]
    public Task A_wrapper_named_in_globalconfig() => new RuleTest<UntypedCallAnalyzer>(
        """
        namespace Acme
        {
            static class Tracker
            {
                public static void Send(string user, string what, object data = null) { }
                public static void Log(string message) { }
            }

            class Referrals
            {
                void Send()
                {
                    Tracker.Send("user", {|TRK2001:"Referral Converted"|}, new { referral_code = "a" });
                    Tracker.Log("Referral Converted");
                }
            }
        }
        """).WithOption("tracking_plan.untyped_methods", "Acme.Tracker.Send(what, data)").Run();

    [Fact]
    public Task Nothing_where_the_event_is_not_planned_or_the_method_is_another() => new RuleTest<UntypedCallAnalyzer>(
        """
        class Order
        {
            public void Track(string name) { }
        }

        class Referrals(Segment.Analytics.IAnalytics analytics, Order order)
        {
            void Send(string name)
            {
                order.Track("Referral Converted");
                analytics.Track("Order Completed");
                analytics.Track(name);
                analytics.Screen("Referral Converted");
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();

    [Fact]
    public Task Nothing_in_a_project_without_a_plan() => new RuleTest<UntypedCallAnalyzer>(
        """
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            void Send() => analytics.Track("Referral Converted");
        }
        """,
        Clients.SegmentAnalyticsCSharp).WithPlan(null).Run();

    [Fact]
    public Task Nothing_in_generated_code() => new RuleTest<UntypedCallAnalyzer>(
        """
        // <auto-generated/>
        class Referrals(Segment.Analytics.IAnalytics analytics)
        {
            void Send() => analytics.Track("Referral Converted");
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();

    [Fact]
    public Task Nothing_for_a_call_in_the_baseline() => new RuleTest<UntypedCallAnalyzer>(
        """
        using Segment.Analytics;

        namespace Shop
        {
            class Referrals(IAnalytics analytics)
            {
                void Known()
                {
                    System.Action later = () => analytics.Track("Referral Converted");
                    analytics.Track({|TRK2001:"Referral Invite Sent"|});
                }

                void New() => analytics.Track({|TRK2001:"Referral Converted"|});
            }
        }
        """,
        Clients.SegmentAnalyticsCSharp)
        .WithFile("/app/tracking-plan.baseline", "# known\nsrc/Code.cs | Shop.Referrals.Known | Referral Converted\n").Run();

    [Fact]
    public Task A_client_of_ones_own_that_implements_the_interface() => new RuleTest<UntypedCallAnalyzer>(
        """
        using Segment.Analytics;
        using Segment.Serialization;

        class Own : IAnalytics
        {
            public virtual void Track(string name, JsonObject properties = default) { }
            public void Track<T>(string name, T properties = default) where T : System.Runtime.Serialization.ISerializable { }
            public void Identify(string userId, JsonObject traits = default) { }
            public void Identify(JsonObject traits) { }
            public void Group(string groupId, JsonObject traits = default) { }
            public void Screen(string title, JsonObject properties = default, string category = "") { }
            public void Page(string title, JsonObject properties = default, string category = "") { }
            public void Alias(string newId) { }
            public void Flush() { }
        }

        class Referrals
        {
            void Send(Own own) => own.Track({|TRK2001:"Referral Converted"|});
        }
        """,
        Clients.SegmentAnalyticsCSharp).Run();
}
