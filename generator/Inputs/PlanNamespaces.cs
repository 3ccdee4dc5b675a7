using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Generator.Inputs;

/// <summary>Where the code of each plan of a project goes.</summary>
internal static class PlanNamespaces
{
    /// <summary>
    /// Each plan has a namespace of its own. What several want, none gets: a plan that joins a project does not take another's place. A file
    /// that is in the project twice counts once.
    /// </summary>
    /// <returns>Each plan, with the one that stands in its way, if any.</returns>
    public static List<(NamespacedPlan Plan, NamespacedPlan? Rival)> Of(IReadOnlyList<NamespacedPlan> plans)
    {
        var sorted = new List<NamespacedPlan>(plans.Count);
        foreach (var plan in plans)
        {
            if (!sorted.Exists(other => string.Equals(other.Path, plan.Path, StringComparison.OrdinalIgnoreCase)))
                sorted.Add(plan);
        }

        sorted.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return sorted.ConvertAll(plan => (plan, RivalOf(plan, sorted)));
    }

    private static NamespacedPlan? RivalOf(NamespacedPlan plan, List<NamespacedPlan> all) => all.Find(other =>
        !ReferenceEquals(other, plan) && string.Equals(other.Namespace, plan.Namespace, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says that two plans want one namespace; their folders are what tells them apart.</summary>
    public static Fault Conflict(NamespacedPlan plan, NamespacedPlan rival) => new(
        plan.Path,
        new Finding(PlanRules.SharedNamespace, default, new[] { Short(rival.Path), plan.Namespace, Short(plan.Path) }.ToEquatableArray()));

    /// <summary>The file and its folder.</summary>
    private static string Short(string path)
    {
        var segments = path.Split('/', '\\');
        return string.Join("/", segments.Skip(segments.Length - 2));
    }
}
