namespace TrackingPlan.Tool.Tests;

internal static class PairFiles
{
    /// <summary>Writes the plans to where a command finds them, under names that every golden file can hold.</summary>
    public static void WriteTo(this PlanPair pair, ToolFolder folder)
    {
        folder.Write("old/app.plan.json", pair.Before);
        folder.Write("app.plan.json", pair.After);
    }
}
