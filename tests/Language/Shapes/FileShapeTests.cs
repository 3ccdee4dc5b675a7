using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Language.Tests.Shapes;

/// <summary>One example of each file shape, in the exact structure that its tool writes.</summary>
public class FileShapeTests
{
    private static PlanReading Read(string file) => PlanReader.Read(Repository.Read("tests/Shared/Examples/" + file), file);

    [Theory]
    [InlineData("segment-public-api-rules.json", nameof(PlanShape.SegmentPublicApi))]
    [InlineData("typewriter-v8-plan.json", nameof(PlanShape.TypewriterV8))]
    [InlineData("typewriter-v7-config-api-plan.json", nameof(PlanShape.ConfigApi))]
    [InlineData("rudderstack-plan.json", nameof(PlanShape.RudderStack))]
    public void Is_recognised_and_read_without_an_error_or_a_warning(string file, string shape)
    {
        var reading = Read(file);

        Assert.Equal(shape, reading.Model?.Shape.ToString());
        Assert.Empty(reading.Findings.Where(finding => finding.Rule.Severity != Severity.Info).Select(finding => finding.Message));
    }
}
