using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Tests.Changes;

/// <summary>Limits of numbers are compared digit by digit, however long they are and however they are written.</summary>
public sealed class BoundTests
{
    [Theory]
    [InlineData("\"maximum\": 9007199254740993", "\"maximum\": 9007199254740992", "MAXIMUM_LOWERED")]
    [InlineData("\"maximum\": 1e400", "\"maximum\": 1.0000000000000000000000000000000000001e400", "MAXIMUM_RAISED")]
    [InlineData("\"minimum\": 1e-29", "\"minimum\": 2e-29", "MINIMUM_RAISED")]
    [InlineData("\"minimum\": 5", "\"exclusiveMinimum\": 5", "MINIMUM_RAISED")]
    [InlineData("\"exclusiveMaximum\": 5", "\"maximum\": 5", "MAXIMUM_RAISED")]
    [InlineData("\"maximum\": 5", "\"title\": \"x\"", "MAXIMUM_RAISED")]
    [InlineData("\"title\": \"x\"", "\"minimum\": -1e300", "MINIMUM_RAISED")]
    [InlineData("\"multipleOf\": 0.1", "\"multipleOf\": 0.1000000000000000000000000000000001", "MULTIPLE_OF_CHANGED")]
    public void What_differs_is_a_change(string before, string after, string rule)
    {
        var change = Assert.Single(Changes(before, after));
        Assert.Equal(rule, change);
    }

    [Theory]
    [InlineData("\"maximum\": 100", "\"maximum\": 1e2")]
    [InlineData("\"maximum\": 5, \"exclusiveMaximum\": 5", "\"exclusiveMaximum\": 5.00")]
    [InlineData("\"multipleOf\": 10e-2", "\"multipleOf\": 0.1")]
    public void What_is_the_same_number_is_none(string before, string after) => Assert.Empty(Changes(before, after));

    private static IEnumerable<string> Changes(string before, string after) =>
        PlanDiff.Compare(Plan(before), Plan(after)).Select(change => change.Rule.Id).Where(id => id.StartsWith('M'));

    private static PlanModel Plan(string limits) => SmallPlan.Model(SmallPlan.WithSchema($$"""{ "type": "number", {{limits}} }"""));
}
