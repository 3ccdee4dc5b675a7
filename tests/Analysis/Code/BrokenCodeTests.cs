using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>Code while somebody types it: tokens are missing anywhere, and no analyzer throws (AD0001).</summary>
public sealed class BrokenCodeTests
{
    private const int VariantsOfEach = 10;

    public static TheoryData<string> Sources => [.. CorrectCodeTests.Snippets.Select(row => row.Data), Everything];

    private const string Everything = """
        using System.Collections.Generic;
        using ReferralPlan;
        using TrackingPlan;
        using Segment.Analytics;
        using Segment.Serialization;

        class Everything(ISegmentClient client, IAnalytics analytics, string writeKey)
        {
            const string Name = "Referral Converted";
            static readonly string Other = "Referral Invite Sent";
            object Client() => new RudderClient("9dxqlFyTFTn4WAGwoEqeGTUnRdl5xVDv");

            [UntypedTrack(Event = "what", Properties = "data")]
            void Send(string what, object data) => analytics.Track(what, new JsonObject { [what] = 1 });

            void M(string key, bool flag)
            {
                var bag = new JsonObject { ["plan_name"] = "pro", ["nope"] = 1, [key] = 2 };
                bag["currency"] = flag ? "EUR" : "euro";
                bag.Add("referral_code", null);
                analytics?.Track(Name, bag);
                analytics.Track($"x{key}", new JsonObject { ["a"] = new JsonObject { ["b"] = 1 } });
                analytics.Track(name: Other, properties: null);
                Send("Referral Converted", new { plan_name = 1, key, Name });
                client.TrackUntyped("u", Name, new System.Text.Json.Nodes.JsonObject { ["conversion_value"] = -1 });
                new ReferralInviteSent { ReferrerUserId = "", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = null };
                var e = new ReferralSignupCompleted { ReferredUserId = "a", ReferrerUserId = "b", ReferralCode = "" };
                client.Track(e with { ReferralCode = "" });
                client.TrackReferralConverted("a", "b", "", referralCode: "", conversionValue: -1m, currency: "euro");
            }
        }
        """;

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task No_analyzer_throws_whatever_tokens_are_missing(string code)
    {
        var seed = code.Aggregate(17, (hash, c) => unchecked((hash * 31) + c));
        var random = new Random(seed);
        var tokens = CSharpSyntaxTree.ParseText(code, Compiler.ParseOptions, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToList();
        var whole = AllAnalyzers.Compile(code, Clients.SegmentAnalyticsCSharp);
        var tree = whole.SyntaxTrees.First();

        for (var variant = 0; variant < VariantsOfEach; variant++)
        {
            var broken = Delete(code, tokens, random, count: 1 + random.Next(3));
            var compilation = whole.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(broken, Compiler.ParseOptions, "/app/src/Code.cs", cancellationToken: TestContext.Current.CancellationToken));
            var thrown = (await AllAnalyzers.RunAsync(compilation)).FirstOrDefault(diagnostic => diagnostic.Id == "AD0001");
            Assert.True(thrown is null, $"seed {seed}, variant {variant}:\n{broken}\n{thrown}");
        }
    }

    private static string Delete(string code, List<SyntaxToken> tokens, Random random, int count)
    {
        foreach (var at in Enumerable.Range(0, count).Select(_ => random.Next(tokens.Count)).Distinct().OrderDescending())
            code = code.Remove(tokens[at].SpanStart, tokens[at].Span.Length);
        return code;
    }
}
