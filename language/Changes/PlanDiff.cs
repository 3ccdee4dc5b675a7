using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Compares two plans. Equal plans have no change, whatever their layout.</summary>
internal static class PlanDiff
{
    /// <summary>So many changes are found and no more: plans that differ in more places are two plans, not two states of one.</summary>
    public const int MostChanges = 100_000;

    /// <param name="before">The older plan.</param>
    /// <param name="after">The newer plan.</param>
    /// <param name="today">The day as <c>yyyy-MM-dd</c>, by which sunset dates are past or not; null: none is past.</param>
    /// <returns>The changes: the plan's own, each call's in the order of the newer plan, removed calls, consumers.</returns>
    public static IReadOnlyList<PlanChange> Compare(PlanModel before, PlanModel after, string? today = null)
    {
        var context = new DiffContext(before, after, today);
        if (before.Name != after.Name)
            context.Add(ChangeRules.PlanRenamed, ChangeSubject.Plan, default, before.Name, after.Name);
        if (before.Shape != after.Shape)
            context.Add(ChangeRules.PlanShapeChanged, ChangeSubject.Plan, default, before.Shape.ToString(), after.Shape.ToString());
        context.AddIfChanged(ChangeRules.DescriptionChanged, ChangeSubject.Plan, default, before.Description, after.Description);

        CallDiff.Compare(context);
        CodeVerdicts.Give(context);
        ConsumerDiff.Compare(context);
        return context.Changes;
    }
}
