using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using TrackingPlan.Generator.Analyzers.Code;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Language.Usages;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>TRK2015, which says where planned calls stand.</summary>
public sealed class PlannedCallTests
{
    private const string Usings = """
        using System;
        using System.Linq;
        using ReferralPlan;
        using Segment.Analytics;
        using Segment.Serialization;
        using TrackingPlan;

        """;

    [Fact]
    public Task Every_place_that_makes_or_sends_a_call_of_the_plan() => Reporting(Usings +
        """
        class Referrals(ISegmentClient client, IAnalytics analytics)
        {
            void Typed(string code)
            {
                client.Track({|TRK2015:new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = code }|});
                {|TRK2015:client.TrackReferralInviteSent("u", ReferralInviteSent.ChannelValue.Email, code)|};
                var made = {|TRK2015:new ReferralSignupCompleted { ReferredUserId = "a", ReferrerUserId = "b", ReferralCode = code }|};
                {|TRK2015:client.Track(made)|};
                client.Track({|TRK2015:made with { ReferralCode = "other" }|});
                client.Identify("a", {|TRK2015:new IdentifyTraits { Email = "a@b", ReferredByUserId = "b", ReferralCodeUsed = code, CreatedAt = DateTimeOffset.Now }|});
            }

            void Sent(ReferralSignupCompleted[] all, GroupTraits traits)
            {
                foreach (var one in all)
                    {|TRK2015:client.Track(one)|};
                {|TRK2015:client.Group("a", "company", traits)|};
            }

            int Counted(ReferralSignupCompleted[] all) => all.Count(one => one.Equals(all.First()));

            void Untyped(string name)
            {
                {|TRK2015:analytics.Track("Referral Converted", new JsonObject { ["plan_name"] = "pro" })|};
                {|TRK2015:client.TrackUntyped("u", "Referral Converted")|};
                {|TRK2015:analytics.Identify("a")|};
                analytics.Track("Order Completed");
                analytics.Track(name);
                analytics.Page("Home");
            }
        }
        """).Run();

    [Fact]
    public async Task The_log_is_told_the_call_and_its_properties()
    {
        var uses = await UsesOf(Usings + """
            class Referrals(ISegmentClient client, IAnalytics analytics)
            {
                void Send(ReferralConverted made)
                {
                    client.TrackReferralInviteSent("u", referralCode: "c", channel: ReferralInviteSent.ChannelValue.Email);
                    client.Track(made with { Currency = "EUR" });
                    client.Track(made);
                    analytics.Track("Referral Converted", new JsonObject { ["plan_name"] = "pro", ["unknown"] = 1 });
                    analytics.Group("a", new JsonObject { ["referral_source"] = "cello" });
                }
            }
            """);

        Assert.Equal(
            [
                """track:Referral Invite Sent ["referrer_user_id","referral_code","channel"]""",
                """track:Referral Converted ["currency"]""",
                """track:Referral Converted []""",
                """track:Referral Converted ["plan_name"]""",
                """group ["referral_source"]""",
            ],
            uses.Select(use => $"{use["call"]} {use["properties"]}"));
        Assert.All(uses, use => Assert.False(use.ContainsKey("version")));
    }

    /// <summary>By the line, from 0, of the code below.</summary>
    private static readonly Dictionary<int, string?> VersionAt = new() { [4] = "1", [6] = "2", [8] = null, [10] = null };

    [Fact]
    public Task Of_several_versions_the_typed_call_says_which() => new RuleTest<PlannedCallAnalyzer>(
        """
        using TestPlan;

        class Plans(Segment.Analytics.IAnalytics analytics)
        {
            object Older => {|#0:new PlanChangedV1 { Plan = "pro" }|};

            object Newer => {|#1:new PlanChanged { Plan = "pro" }|};

            void Either() => {|#2:analytics.Track("Plan Changed")|};

            void Page() => {|#3:analytics.Page("Home")|};
        }
        """,
        Clients.SegmentAnalyticsCSharp)
    {
        ExpectedDiagnostics = { Named(0, "\"Plan Changed\""), Named(1, "\"Plan Changed\""), Named(2, "\"Plan Changed\""), Named(3, "the Page call") },
        DiagnosticVerifier = static (reported, _, _) =>
            Assert.Equal(VersionAt[reported.Location.GetLineSpan().StartLinePosition.Line], reported.Properties.GetValueOrDefault("version")),
    }
    .WithPlan("""
        {
          "events": {
            "Plan Changed": {
              "version": 2, "properties": { "plan": { "type": "string" } }, "required": ["plan"],
              "versions": { "1": { "properties": { "plan": { "type": "string" } }, "required": ["plan"] } }
            }
          },
          "page": { "properties": { "path": { "type": "string" } } }
        }
        """).Run();

    [Fact]
    public Task A_page_that_the_plan_names_is_that_page_alone() => Reporting(
        """
        class Pages(Segment.Analytics.IAnalytics analytics)
        {
            void Planned() => {|TRK2015:analytics.Page("Pricing")|};

            void Other() => analytics.Page("Home");
        }
        """)
        .WithPlan("""{ "page": { "name": "Pricing", "properties": { "path": { "type": "string" } } } }""").Run();

    [Fact]
    public void A_name_is_data_whatever_it_holds()
    {
        var plan = PlanOf("{ \"events\": { \"a:b\\n\\\"c\": { \"properties\": {} } } }");

        var written = LoggedUse.Write(plan.Calls[0], version: 3, ["x\n", "y\"", ""]);

        Assert.Equal("track:a:b\n\"c", written[LoggedUse.CallProperty]);
        Assert.Equal("3", written[LoggedUse.VersionProperty]);
        Assert.Equal("""["x\u000a","y\"",""]""", written[LoggedUse.PropertiesProperty]);
    }

    private static RuleTest<PlannedCallAnalyzer> Reporting(string code) => new(code, Clients.SegmentAnalyticsCSharp);

    private static DiagnosticResult Named(int place, string call) =>
        new DiagnosticResult("TRK2015", DiagnosticSeverity.Info).WithLocation(place).WithMessage($"{call} is made or sent here");

    private static PlanModel PlanOf(string json) => PlanReader.Read(json, "").Model!;

    private static async Task<IReadOnlyList<System.Collections.Immutable.ImmutableDictionary<string, string?>>> UsesOf(string code)
    {
        var reported = await AllAnalyzers.ReportsAsync(AllAnalyzers.Compile(code, Clients.SegmentAnalyticsCSharp));
        return [.. reported.Where(diagnostic => diagnostic.Id == "TRK2015").OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => diagnostic.Properties)];
    }
}
