using TrackingPlan.Language.Checks;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Language.Tests.Reading;

/// <summary>What is beyond a limit is said in one finding that names the limit, and all the rest of the plan is in force.</summary>
public class LimitTests
{
    public static TheoryData<string, string> Beyond => [.. LimitPlans.Beyond];

    [Theory]
    [MemberData(nameof(Beyond))]
    public void What_is_beyond_a_limit_is_one_finding_that_names_it(string plan, string message)
    {
        var reading = PlanReader.Read(plan, "x.plan.json");
        var findings = reading.Findings.Concat(PlanChecks.Run(reading)).ToList();

        var finding = Assert.Single(findings, finding => finding.Rule == PlanRules.BeyondLimit);
        Assert.StartsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.InRange(findings.Count, 1, 2_500);
    }

    /// <summary>Below the limits there is none: chains and circles of any length are a plan like any other.</summary>
    [Theory]
    [InlineData("""{ "$ref": "#/definitions/d{1}" }""", 100_000)]
    [InlineData("""{ "type": "object", "properties": { "p": { "$ref": "#/definitions/d{1}" } } }""", 2_000)]
    public void A_chain_of_definitions_has_no_limit(string link, int length)
    {
        var plan = LimitPlans.Plan(LimitPlans.Reference("d0"), LimitPlans.Many(length, i => $"\"d{i}\":" + link.Replace("{1}", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)) + $",\"d{length}\":{{\"type\":\"string\"}}");
        var reading = PlanReader.Read(plan, "x.plan.json");

        Assert.Empty(reading.Findings.Concat(PlanChecks.Run(reading)));
    }
}
