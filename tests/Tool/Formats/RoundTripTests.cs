using TrackingPlan.Tool.Formats;

namespace TrackingPlan.Tool.Tests.Formats;

public class RoundTripTests
{
    private static readonly string[] NotInSegment =
    [
        "DESCRIPTION", "OWNER", "USER", "ALONGSIDE", "CONSUMER", "AUDIENCE", "METRIC", "DESTINATION", "PII",
    ];

    [Fact]
    public void A_native_plan_written_as_native_says_the_same()
    {
        var export = NativeWriter.Write(PlanDocuments.Read(Plans.Referral));
        Assert.Empty(export.Losses);
        Plans.AssertSame(Plans.Referral, export.OnlyFile());
    }

    [Fact]
    public void Shared_schemas_are_written_out_for_segment_and_mean_the_same()
    {
        var export = SegmentWriter.Write(PlanDocuments.Read(Plans.Referral));
        var back = NativeWriter.Write(PlanDocuments.Read(export.OnlyFile()));
        var changes = TrackingPlan.Plan.Diff.PlanDiff.Compare(Plans.Referral.Model, back.OnlyFile().Model);
        Assert.Equal([], changes.Select(c => c.Rule.Id).Where(id => !Array.Exists(NotInSegment, id.Contains)).Distinct());
        Assert.Contains(export.Losses, l => l.Path == "$.definitions");
        Assert.Contains(export.Losses, l => l.Path == "$.events[\"Referral Converted\"].user");
    }
}
