using TrackingPlan.Language.Naming;

namespace TrackingPlan.Generator.Inputs;

/// <summary>Where the code of each plan of a project goes.</summary>
internal static class PlanNamespaces
{
    /// <summary>
    /// Each plan has a namespace of its own. Of several that want the same one, those that do not come first by path are told apart by their
    /// folder. A file that is in the project twice counts once.
    /// </summary>
    public static List<(NamespacedPlan Plan, string Namespace)> Of(IReadOnlyList<NamespacedPlan> plans)
    {
        var sorted = new List<NamespacedPlan>(plans.Count);
        foreach (var plan in plans)
        {
            if (!sorted.Exists(other => string.Equals(other.Path, plan.Path, StringComparison.OrdinalIgnoreCase)))
                sorted.Add(plan);
        }

        sorted.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var named = new List<(NamespacedPlan, string)>(sorted.Count);
        foreach (var plan in sorted)
        {
            var ns = plan.Namespace;
            if (!taken.Add(ns))
            {
                ns = plan.Namespace + "In" + Identifier.Pascal(FolderOf(plan.Path));
                while (!taken.Add(ns))
                    ns += "_" + Identifier.Hash(plan.Path);
            }

            named.Add((plan, ns));
        }

        return named;
    }

    private static string FolderOf(string path)
    {
        var segments = path.Split('/', '\\');
        return segments.Length > 1 ? segments[segments.Length - 2] : "";
    }
}
