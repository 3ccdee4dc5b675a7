using Microsoft.CodeAnalysis;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>A report is read in logs of builds: whatever a plan or the code holds, it shows all of itself.</summary>
public sealed class HiddenTextTests
{
    [Theory]
    [InlineData("\\u200b")]
    [InlineData("\\u061c")]
    [InlineData("\\u00ad")]
    [InlineData("\\udb40\\udc41")]
    [InlineData("\\u202e")]
    [InlineData("\\u2028")]
    [InlineData("\\ufe0f")]
    [InlineData("\\u001b")]
    [InlineData("\\ud800")]
    public async Task A_report_holds_nothing_that_is_not_seen(string hidden)
    {
        const string Plan = """
            { "name": "NHIDDEN", "events": {
              "EHIDDEN": { "deprecated": "GoneHIDDEN", "alongside": ["FHIDDEN"], "un HIDDEN": 1,
                "properties": {
                  "pHIDDEN": { "type": "string", "pattern": "^xHIDDEN$" }, "qHIDDEN": { "enum": ["vHIDDEN", "w"] }, "cHIDDEN": { "const": "cHIDDEN" },
                  "rHIDDEN": { "type": "integer", "deprecated": "GoneHIDDEN" } },
                "required": ["qHIDDEN", "zHIDDEN"] },
              "FHIDDEN": {} } }
            """;
        const string Code = """
            using System.Text.Json.Nodes; using TrackingPlan;
            class Program(ISegmentClient client)
            {
                void M()
                {
                    client.TrackUntyped("u", "EHIDDEN", new JsonObject { ["pHIDDEN"] = "y", ["cHIDDEN"] = "d", ["rHIDDEN"] = "n", ["uHIDDEN"] = 1 });
                    client.TrackUntyped("u", "EHIDDEN", new JsonObject { ["qHIDDEN"] = "HIDDEN" });
                    client.TrackUntyped("u", "EHIDDENx", new JsonObject());
                }
            }
            """;
        var options = AllAnalyzers.Options(
            [
                ("/app/test.plan.json", Plan.Replace("HIDDEN", hidden)), ("/app/tracking-plan.baseline", Plan.Replace("HIDDEN", JsonParser.Parse($"\"{hidden}\"").Root.Text)),
                ("/app/test.plan.lock", "plan \"x\"\ntrack \"G\" {}\ntrack \"EHIDDEN\" \"sHIDDEN\" required {\"const\":\"HIDDEN\"}\nno HIDDEN".Replace("HIDDEN", hidden)),
            ],
            new Dictionary<string, string>());
        var compilation = AllAnalyzers.Compile([("/app/src/Code.cs", Code.Replace("HIDDEN", hidden))], Compiler.References, options);
        var reports = await AllAnalyzers.RunAsync(compilation, options);
        Assert.True(reports.Select(report => report.Id).Distinct().Count() > 8, string.Join(", ", reports.Select(report => report.Id)));
        foreach (var report in reports)
        {
            var message = report.GetMessage();
            Assert.True(Invisible.Spell(message) == message, Invisible.Spell(report.ToString()));
        }
    }
}
