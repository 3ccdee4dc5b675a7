using Microsoft.CodeAnalysis;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>Code as people write it, and nothing to say about it: no analyzer reports, none throws.</summary>
public sealed class CorrectCodeTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.Json.Nodes;
        using System.Threading.Tasks;
        using ReferralPlan;
        using TrackingPlan;

        """;

    private static readonly string[] Typed =
    [
        "class A(ISegmentClient c) { void M(string u) => c.TrackReferralInviteSent(u, ReferralInviteSent.ChannelValue.Email, \"pNRB1aYqArN\"); }",
        "class A(ISegmentClient c) { void M() => c.Track(new ReferralInviteSent { ReferrerUserId = \"u\", Channel = ReferralInviteSent.ChannelValue.Social, ReferralCode = \"c\" }); }",
        "class A(ISegmentClient c) { void M(ReferralInviteSent e) { var other = e with { ReferralCode = \"d\" }; c.Track(other); } }",
        "class A { ReferralInviteSent Make(string code) => new() { ReferrerUserId = \"u\", Channel = ReferralInviteSent.ChannelValue.Social, ReferralCode = code }; }",
        "class A(ISegmentClient c) { async Task M() { await Task.Yield(); c.TrackReferralConverted(\"a\", \"b\", \"c\", \"pro\", 49.90m, \"EUR\"); } }",
        "class A(ISegmentClient c) { void M() => c.TrackReferralConverted(\"a\", \"b\", \"c\", \"pro\", 0, currency: \"USD\"); }",
        "class A(ISegmentClient c) { void M() => c.TrackReferralRewardIssued(\"a\", \"credits\", 100, null); }",
        "class A(ISegmentClient c) { void M(string code) => c.TrackReferralRewardIssued(\"a\", \"cash\", 10.5m, \"EUR\", referralCode: code); }",
        "class A(ISegmentClient c) { void M(IEnumerable<ReferralInviteSent> all) { foreach (var e in all) c.Track(e); } }",
        "class A { List<ReferralInviteSent> all = new(); void M() { all.Add(new ReferralInviteSent { ReferrerUserId = \"u\", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = \"c\" }); } }",
        """
        class Signup(ISegmentClient c)
        {
            void Complete(string user, string referrer, string code, string mail, DateTimeOffset at)
            {
                c.Track(new ReferralSignupCompleted { ReferredUserId = user, ReferrerUserId = referrer, ReferralCode = code });
                c.Identify(user, new IdentifyTraits { Email = mail, ReferredByUserId = referrer, ReferralCodeUsed = code, CreatedAt = at });
                c.Group(user, "company", new GroupTraits { ReferredByUserId = referrer, ReferralCodeUsed = code });
            }
        }
        """,
        """
        class Signup(ISegmentClient c)
        {
            void Complete(string user, string code, bool company)
            {
                c.TrackReferralSignupCompleted(user, "r", code);
                if (!company)
                    return;
                c.Group(user, "company", new GroupTraits { ReferredByUserId = "r", ReferralCodeUsed = code });
            }
        }
        """,
        """
        class Equality
        {
            bool Same(ReferralInviteSent one)
            {
                var expected = new ReferralInviteSent { ReferrerUserId = "u", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "c" };
                return one == expected;
            }
        }
        """,
        "class A { void M(SegmentOptions o, string key) { o.WriteKey = key; } } class SegmentOptions { public string WriteKey { get; set; } }",
        "class A { const string Text = \"Referral Converted\"; Dictionary<string, object> d = new() { [\"Referral Converted\"] = Text }; }",
    ];

    private static readonly string[] Untyped =
    [
        // A call with everything that the plan asks for draws one report only: that there is a typed one.
        "class A(Segment.Analytics.IAnalytics a) { void M() => a.Screen(\"Home\"); }",
        "class A(Segment.Analytics.IAnalytics a) { void M(string id) => a.Alias(id); }",
        "class A(Segment.Analytics.IAnalytics a) { void M() => a.Page(\"Pricing\", new Segment.Serialization.JsonObject { [\"path\"] = \"/pricing\" }); }",
        "class A(Segment.Analytics.IAnalytics a) { void M() => a.Flush(); }",
        "class A(Segment.Analytics.IAnalytics a) { void M(Segment.Serialization.JsonObject traits) => a.Identify(\"u\", traits); }",
        "class A(Segment.Analytics.IAnalytics a) { void M(string mail, string r, string code) => a.Identify(\"u\", new Segment.Serialization.JsonObject { [\"email\"] = mail, [\"referral_source\"] = \"cello\", [\"referred_by_user_id\"] = r, [\"referral_code_used\"] = code, [\"created_at\"] = \"2026-01-31T12:00:00Z\" }); }",
        "class A(Segment.Analytics.IAnalytics a) { void M(string r, string code) => a.Group(\"g\", new Segment.Serialization.JsonObject { [\"referral_source\"] = \"cello\", [\"referred_by_user_id\"] = r, [\"referral_code_used\"] = code }); }",
        "class Shipment { public void Track(string number) { } void M() => Track(\"1Z999\"); }",
        "class Shipment { public void Track(string number, Dictionary<string, object> more) { } void M() => Track(\"1Z999\", new() { [\"a\"] = 1 }); }",
        "class Camera { public byte[] Capture(string id, string eventName) => []; void M() => Capture(\"a\", \"b\"); }",
        "class Telemetry { public void Identify(string name) { } public void Group(string name) { } void M() { Identify(\"x\"); Group(\"y\"); } }",
        "class A { void M(IEnumerable<int> all) { var by = all.GroupBy(n => n % 2).Select(g => g.Key); } }",
        "class A { void M(IQueryable<string> all) { var x = all.Where(s => s == \"Referral Converted\"); } }",
        "namespace Segment2 { class Client { public void Track(string userId, string eventName) { } void M() => Track(\"u\", \"Referral Converted\"); } }",
        "class A { Action<string> Track; void M() { Track(\"Referral Converted\"); Track?.Invoke(\"x\"); } }",
        "class A { void M() { void Track(string eventName) { } Track(\"Referral Converted\"); } }",
        "class A { void M(dynamic d) { d.Track(\"Referral Converted\"); } }",
        "class A(ISegmentClient c) { Task M() => c.FlushAsync(); }",
        "class A(ISegmentClient c) { void M() => c.PageUntyped(\"u\", \"Pricing\", new JsonObject { [\"path\"] = \"/\" }); }",
        "class A { string Referral = \"Referral \" + \"Converted\"; object o = new { key = \"9dxqlFyTFTn4WAGwoEqeGTUnRdl5xVDv\" }; }",
        "class A { static string Read(string writeKey) => writeKey; void M(string k) => Read(k); void N() => Read(Environment.GetEnvironmentVariable(\"SEGMENT_WRITE_KEY\")); }",
    ];

    public static TheoryData<string> Snippets => [.. Typed.Concat(Untyped).Select(snippet => Usings + snippet)];

    [Theory]
    [MemberData(nameof(Snippets))]
    public async Task Nothing_is_reported(string code)
    {
        var compilation = AllAnalyzers.Compile(code, Clients.SegmentAnalyticsCSharp);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var reported = await AllAnalyzers.ReportsAsync(compilation);

        // TRK2013 is said of a whole project, which a snippet is not, and TRK2015 of every call of the plan: both inform and find no fault.
        Assert.Empty(reported.Where(diagnostic => diagnostic.Id is not ("TRK2013" or "TRK2015")));
    }
}
