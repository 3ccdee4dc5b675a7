using System.Text;
using TrackingPlan.Language.Checks;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Language.Tests.Reading;

/// <summary>Whatever a file holds: no exception, no hang, and either a plan or a reason why not.</summary>
public class ReaderFuzzTests
{
    private const int Rounds = 20_000;

    private static readonly string[] Seeds =
    [
        Repository.Read("tracking-plan/referral.plan.json"),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "tests/Shared/Examples")).Order(StringComparer.Ordinal).Select(File.ReadAllText),
        """{"events":{"A":{"properties":{"x":{"allOf":[{"$ref":"#/definitions/d"},{"properties":{"y":{"anyOf":[{"type":"null"},{"const":1}]}}}],"pattern":"(a"}}}},"definitions":{"d":{"$ref":"#/definitions/d"}}}""",
    ];

    [Fact]
    public void Mutated_and_truncated_plans_never_throw()
    {
        var random = Campaign.Random(out var seed);
        for (var round = 0; round < Rounds; round++)
        {
            var text = BrokenPlan.Of(Seeds[random.Next(Seeds.Length)], random);
            try
            {
                Read(text);
            }
            catch (Exception exception)
            {
                Assert.Fail($"seed {seed}, round {round}: {exception}\n{text}");
            }
        }
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"events\":{\"properties\":")]
    [InlineData("{\"events\":{\"a\":{\"properties\":{\"b\":{\"allOf\":[")]
    [InlineData("]")]
    [InlineData("\"")]
    [InlineData("/*")]
    [InlineData("//\n")]
    [InlineData(",")]
    public void A_hundred_thousand_of_anything_is_only_a_finding(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 100_000).ToString();

        var reading = PlanReader.Read(text, "x.plan.json");

        Assert.Contains(reading.Findings, finding => finding.Rule == PlanRules.InvalidJson);
        Assert.InRange(reading.Findings.Count, 1, 200);
    }

    [Fact]
    public void References_that_double_at_each_step_do_not_take_forever()
    {
        var definitions = string.Join(",", Enumerable.Range(0, 60).Select(i =>
            $$"""
            "d{{i}}": { "allOf": [{ "$ref": "#/definitions/d{{i + 1}}" }, { "$ref": "#/definitions/d{{i + 1}}" }] }
            """));

        Read($$$"""{ "events": { "A": { "properties": { "p": { "allOf": [{ "$ref": "#/definitions/d0" }] } } } }, "definitions": { {{{definitions}}}, "d60": { "type": "string" } } }""");
    }

    [Fact]
    public void A_chain_of_ten_thousand_references_costs_no_stack()
    {
        var definitions = string.Join(",", Enumerable.Range(0, 10_000).Select(i => $$"""
            "d{{i}}": { "$ref": "#/definitions/d{{i + 1}}" }
            """));

        var reading = Read($$$"""{ "events": { "A": { "properties": { "p": { "$ref": "#/definitions/d0" } } } }, "definitions": { {{{definitions}}}, "d10000": { "type": "string" } } }""");

        Assert.DoesNotContain(reading.Findings, finding => finding.Rule.IsFatal);
    }

    private static PlanReading Read(string text)
    {
        var reading = PlanReader.Read(text, "x.plan.json");
        var findings = reading.Findings.Concat(PlanChecks.Run(reading)).ToList();
        if (reading.Model is null)
            Assert.Contains(findings, finding => finding.Rule.IsFatal);
        foreach (var finding in findings)
        {
            Assert.InRange(finding.Place.Start, 0, text.Length);
            Assert.InRange(finding.Place.Start + finding.Place.Length, finding.Place.Start, text.Length);
            Assert.DoesNotContain(finding.Message, character => character is '\n' or '\r' or '\0' or '\u2028');
        }

        return reading;
    }
}
