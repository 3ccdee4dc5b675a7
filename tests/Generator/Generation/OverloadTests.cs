using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis.CSharp;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>
/// Every method of a plan beside the client's own of the same name: which of them an argument reaches, and as what. Each property is a text,
/// optional and first in line to take what was meant for something else.
/// </summary>
public sealed class OverloadTests(OverloadTests.Fixture code) : IClassFixture<OverloadTests.Fixture>
{
    private const string Plan = """
        {
          "events": {
            "Seen": { "properties": { "experiment": { "type": "string" } } },
            "Bought": { "user": "buyer", "properties": { "buyer": { "type": "string" }, "experiment": { "type": "string" } }, "required": ["buyer"] },
            "Untyped": { "properties": { "experiment": { "type": "string" } } },
            "Async": { "properties": { "experiment": { "type": "string" } } }
          },
          "identify": { "traits": { "experiment": { "type": "string" } } },
          "group": { "traits": { "experiment": { "type": "string" } } },
          "page": { "properties": { "experiment": { "type": "string" } } },
          "screen": { "properties": { "variant": { "type": "string" }, "experiment": { "type": "string" } }, "required": ["variant"] }
        }
        """;

    /// <summary>A call, and what of it is sent: envelope and body.</summary>
    public static TheoryData<string, string> Calls => new()
    {
        { """c.Page("u", "Home")""", """{"name":"Home"} {}""" },
        { """c.Page("u", null)""", "{} {}" },
        { """c.Page("u", "Home", "B")""", """{"name":"Home"} {"experiment":"B"}""" },
        { """c.Page("u", "Home", "B", "Docs")""", """{"name":"Home","category":"Docs"} {"experiment":"B"}""" },
        { """c.Page("u", name: "Home", category: "Docs")""", """{"name":"Home","category":"Docs"} {}""" },
        { """c.Page("u", "Home", new PageProperties { Experiment = "B" })""", """{"name":"Home"} {"experiment":"B"}""" },
        { """c.Page("u", null, new PageProperties { Experiment = "B" }, "Docs")""", """{"category":"Docs"} {"experiment":"B"}""" },
        { """c.PageUntyped("u", "Home")""", """{"name":"Home"} {}""" },
        { """c.PageUntyped("u", "Home", new JsonObject { ["a"] = 1 }, "Docs")""", """{"name":"Home","category":"Docs"} {"a":1}""" },
        { """c.Screen("u", "Home", "A")""", """{"name":"Home"} {"variant":"A"}""" },
        { """c.Screen("u", null, "A", "B", "Docs")""", """{"category":"Docs"} {"variant":"A","experiment":"B"}""" },
        { """c.Screen("u", "Home", new ScreenProperties { Variant = "A" })""", """{"name":"Home"} {"variant":"A"}""" },
        { """c.ScreenUntyped("u", "Home")""", """{"name":"Home"} {}""" },
        { """c.Group("u", "acme")""", """{"groupId":"acme"} {}""" },
        { """c.Group("u", "acme", "B")""", """{"groupId":"acme"} {"experiment":"B"}""" },
        { """c.Group("u", "acme", new GroupTraits { Experiment = "B" })""", """{"groupId":"acme"} {"experiment":"B"}""" },
        { """c.GroupUntyped("u", "acme")""", """{"groupId":"acme"} {}""" },
        { """c.Identify("u")""", "{} {}" },
        { """c.Identify("u", "B")""", """{} {"experiment":"B"}""" },
        { """c.Identify("u", new IdentifyTraits { Experiment = "B" })""", """{} {"experiment":"B"}""" },
        { """c.IdentifyUntyped("u", new JsonObject { ["a"] = 1 })""", """{} {"a":1}""" },
        { """c.TrackSeen("u")""", "{} {}" },
        { """c.TrackSeen("u", "B")""", """{} {"experiment":"B"}""" },
        { """c.Track("u", new Seen { Experiment = "B" })""", """{} {"experiment":"B"}""" },
        { """c.TrackBought("u")""", """{} {"buyer":"u"}""" },
        { """c.TrackBought("u", "B")""", """{} {"buyer":"u","experiment":"B"}""" },
        { """c.Track(new Bought { Buyer = "u" })""", """{} {"buyer":"u"}""" },
        { """c.TrackUntyped("u", "Seen")""", """{"name":"Seen"} {}""" },
        { """c.Track_Untyped("u", "B")""", """{} {"experiment":"B"}""" },
        { """c.Track_Async("u", "B")""", """{} {"experiment":"B"}""" },
        { """c.Alias("old", "u")""", """{"previousId":"old"} {}""" },
    };

    /// <summary>What leaves out a name, or gives one to a call that has none, does not compile.</summary>
    public static TheoryData<string> Refused =>
    [
        """c.Page("u")""", """c.Page("u", experiment: "B")""", """c.Page("u", new PageProperties())""", """c.Screen("u")""", """c.Screen("u", "Home")""",
        """c.Screen("u", variant: "A")""", """c.Group("u")""", """c.Group("u", experiment: "B")""", """c.Group("u", new GroupTraits())""",
        """c.Track("u", new Bought { Buyer = "u" })""", """c.Track(new Seen())""", """c.Alias("u")""", """c.Identify()""",
    ];

    [Theory]
    [MemberData(nameof(Calls))]
    public void An_argument_reaches_what_it_is_meant_for(string call, string sent) => Assert.Equal(sent, code.Run(call));

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_call_without_its_name_is_no_call(string call)
    {
        var compilation = Compiled.Value.Compilation.AddSyntaxTrees(Source(("Refused", call)));
        Assert.Contains(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }

    private static readonly Lazy<PlanCompilation> Compiled = new(() => PlanCompilation.Of(Plan));

    private static Microsoft.CodeAnalysis.SyntaxTree Source(params IEnumerable<(string Name, string Call)> calls) => CSharpSyntaxTree.ParseText(
        $$"""
        using System.Text.Json.Nodes;
        using TrackingPlan;
        using Sample.SamplePlan;

        public static class Caller
        {
            {{string.Join('\n', calls.Select(item => $"public static void {item.Name}(ISegmentClient c) => {item.Call};"))}}
        }
        """,
        new CSharpParseOptions(LanguageVersion.CSharp12));

    /// <summary>All calls in one program.</summary>
    public sealed class Fixture
    {
        private readonly Lazy<Type> _caller = new(() =>
        {
            var compilation = Compiled.Value.Compilation.AddSyntaxTrees(Source(Calls.Select((row, i) => ("Call" + i, row.Data.Item1))));
            using var image = new MemoryStream();
            var emitted = compilation.Emit(image);
            Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Take(5)));
            image.Position = 0;
            return new AssemblyLoadContext("Overloads").LoadFromStream(image).GetType("Caller")!;
        });

        public string Run(string call)
        {
            var client = new Client();
            var index = Calls.Select(row => row.Data.Item1).ToList().IndexOf(call);
            _caller.Value.GetMethod("Call" + index, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [client]);
            return client.Sent!;
        }
    }

    /// <summary>Keeps the last call.</summary>
    private sealed class Client : ISegmentClient
    {
        public string? Sent { get; private set; }

        public CallOutcome Send<TCall>(in TCall call, in CallEnvelope envelope)
            where TCall : struct, ICall
        {
            var about = new JsonObject();
            foreach (var (name, value) in new[] { ("name", envelope.Name), ("category", envelope.Category), ("groupId", envelope.GroupId), ("previousId", envelope.PreviousId) })
            {
                if (value is not null)
                    about[name] = value;
            }

            Assert.Equal("u", envelope.Identity.UserId);
            var members = WrittenCall.Of(call).Members;
            Sent = $"{about.ToJsonString()} {(members["properties"] ?? members["traits"] ?? new JsonObject()).ToJsonString()}";
            return default;
        }

        public ValueTask<CallOutcome> SendAsync<TCall>(TCall call, CallEnvelope envelope, CancellationToken cancellationToken = default)
            where TCall : struct, ICall => new(Send(in call, in envelope));

        public Task FlushAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
    }
}
