using TrackingPlan.Json;

namespace TrackingPlan.Plan.Reading;

/// <summary>Tells the file shapes apart by what a file holds, whatever it is called.</summary>
internal static class PlanShapes
{
    /// <summary>The plan; null, and a finding, when its shape is unknown.</summary>
    public static PlanModel? Read(PlanText text)
    {
        var root = text.Root;
        if (root.Kind == JsonKind.Object && (root["events"] is not null))
            return NativePlan.Read(text);
        if (root.Kind != JsonKind.Broken)
            text.Report(PlanRules.UnknownShape, root.Range with { Length = 1 }, "This is no tracking plan");
        return null;
    }
}
