using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>Code of a shape that a walk could follow for ever, or for as long as it takes to say it again and again.</summary>
public sealed class BoundedWalkTests
{
    private const string Bag = """
        class Bag : System.Collections.Generic.Dictionary<string, object> { public Bag() {} public Bag(Bag a, Bag b) {} public new Bag Add(string k, object v) => this; }

        """;

    /// <summary>All rules together, against what the compiler takes to show the code to one that does nothing: what is not linear is far beyond.</summary>
    private const int MostTimesFloor = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task A_bag_that_is_made_of_itself() => await AnalyzeAsync("""
        var p = new JsonObject(p) { ["plan_name"] = "pro" };
        JsonObject q = new JsonObject(r), r = new JsonObject(q);
        client.TrackUntyped("u", "Referral Converted", p);
        client.TrackUntyped("u", "Referral Converted", q);
        """);

    [Fact]
    public async Task Twenty_bags_that_are_each_made_of_two_of_the_one_before()
    {
        var code = new StringBuilder("var p0 = new Bag { [\"nope\"] = 1 };\n");
        for (var i = 1; i <= 60; i++)
            code.Append($"var p{i} = new Bag(p{i - 1}, p{i - 1});\n");
        code.Append("Send(\"Referral Converted\", p60);\nSend(\"Referral Converted\", p20);");
        var reports = await AnalyzeAsync(code.ToString());
        Assert.Equal(2, reports.Count(report => report.Id == "TRK2003"));
    }

    [Fact]
    public async Task Bags_that_hold_each_other_in_every_property()
    {
        var code = new StringBuilder();
        for (var i = 0; i < 40; i++)
            code.Append($"var p{i} = new JsonObject();\n");
        for (var i = 0; i < 40; i++)
        {
            foreach (var key in new[] { "left", "right", "all", "node" })
                code.Append($"p{i}[\"{key}\"] = p{(i + 1) % 40};\n");
            code.Append($"p{i}[\"label\"] = \"too long\";\n");
        }

        code.Append("client.TrackUntyped(\"u\", \"Order Done\", new JsonObject { [\"node\"] = p0, [\"left\"] = p0, [\"amount\"] = 1 });");
        var reports = await AnalyzeAsync(code.ToString());
        Assert.Equal(40, reports.Count(report => report.Id == "TRK2005" && TextOf(report) == "\"too long\""));
    }

    [Fact]
    public async Task Twenty_thousand_keys_in_one_initializer()
    {
        var code = new StringBuilder("client.TrackUntyped(\"u\", \"Order Done\", new JsonObject {\n");
        for (var i = 0; i < 20_000; i++)
            code.Append($"[\"key{i}\"] = {i},\n");
        var reports = await AnalyzeAsync(code.Append("});").ToString());
        Assert.Equal(20_000, reports.Count(report => report.Id == "TRK2003"));
    }

    [Fact]
    public async Task Five_thousand_values_that_do_not_fit()
    {
        var code = new StringBuilder("client.TrackUntyped(\"u\", \"Order Done\", new JsonObject { [\"amount\"] = 1, [\"tags\"] = new object[] {\n");
        for (var i = 0; i < 5_000; i++)
            code.Append($"{i},\n");
        var reports = await AnalyzeAsync(code.Append("} });").ToString());
        Assert.Equal(5_000, reports.Count(report => report.Id == "TRK2005"));
    }

    [Fact]
    public async Task A_chain_of_two_thousand_additions_and_one_of_five_hundred_conditions()
    {
        var code = new StringBuilder("Send(\"Order Done\", new Bag()");
        for (var i = 0; i < 2_000; i++)
            code.Append($".Add(\"k{i}\", {i})\n");
        code.Append(");\nclient.TrackUntyped(\"u\", \"Order Done\", new JsonObject { [\"kind\"] = ");
        for (var i = 0; i < 500; i++)
            code.Append(i == 400 ? "flag ? \"c\" : " : "flag ? \"a\" : ");
        var reports = await AnalyzeAsync(code.Append("\"b\" });").ToString());
        Assert.Equal(2_000, reports.Count(report => report.Id == "TRK2003"));
        Assert.Single(reports, report => report.Id == "TRK2005");
    }

    [Fact]
    public async Task Two_thousand_events_in_one_method_each_in_a_local_of_its_own()
    {
        var code = new StringBuilder();
        for (var i = 0; i < 2_000; i++)
        {
            code.Append($"var e{i} = new ReferralInviteSent {{ ReferrerUserId = \"u\", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = \"c\" }};\n");
            code.Append($"var p{i} = new JsonObject {{ [\"nope\"] = 1 }};\n");
            code.Append(i % 2 == 0 ? $"client.Track(e{i});\n" : $"client.TrackUntyped(\"u\", \"Order Don{i}\", p{i});\n");
        }

        var reports = await AnalyzeAsync(code.ToString());
        Assert.Equal(1_000, reports.Count(report => report.Id == "TRK2011"));
    }

    private static string TextOf(Diagnostic report) => report.Location.SourceTree!.GetText().ToString(report.Location.SourceSpan);

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string body)
    {
        var code = $$"""
            using System.Text.Json.Nodes; using TrackingPlan; using ReferralPlan;
            {{Bag}}class Program(ISegmentClient client, bool flag)
            {
                [UntypedTrack] void Send(string eventName, object properties) { }

                void M()
                {
            {{body}}
                }
            }
            """;
        var options = AllAnalyzers.Options([("/app/referral.plan.json", Resources.ReferralPlan), ("/app/recursive.plan.json", RandomCode.Plan)], new Dictionary<string, string>());
        var compilation = AllAnalyzers.Compile([("/app/src/Code.cs", code)], Compiler.References, options);
        var (time, reports) = await TimeAsync(compilation, AllAnalyzers.Instances, options);
        var (floor, _) = await TimeAsync(compilation, [new Floor()], options);
        Assert.DoesNotContain(reports, report => report.Id == "AD0001");
        Assert.True(time < MostTimesFloor * floor + Pause, $"takes {time}, where the compiler itself takes {floor}");
        return reports;
    }

    private static async Task<(TimeSpan Time, ImmutableArray<Diagnostic> Reports)> TimeAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options)
    {
        var fresh = compilation.Clone();
        fresh.GetDiagnostics(TestContext.Current.CancellationToken);
        var start = Stopwatch.GetTimestamp();
        var reports = await fresh.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return (Stopwatch.GetElapsedTime(start), reports);
    }

    /// <summary>Looks at every operation that the rules look at, and has nothing to say.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // No package brings it.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class Floor : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Nothing = new("NONE", "", "", "", DiagnosticSeverity.Info, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Nothing];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterOperationAction(_ => { }, OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.Argument, OperationKind.SimpleAssignment);
        }
    }
}
