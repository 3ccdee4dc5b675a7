using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Tool.Formats.Typewriter;

/// <summary>A plan that Typewriter's settings name.</summary>
/// <param name="Id">In Segment, <c>tp_...</c>; empty when the settings give none.</param>
/// <param name="File">Relative to the settings.</param>
internal sealed record TypewriterPlan(string Id, string File);

/// <summary>Reads <c>typewriter.yml</c>: where Typewriter keeps its copies of plans.</summary>
internal static class TypewriterSettings
{
    /// <exception cref="InputException">The settings name no plan.</exception>
    public static IReadOnlyList<TypewriterPlan> PlansIn(JsonValue root, string label)
    {
        if (root["trackingPlans"] is not { Kind: JsonKind.Array, Items.Count: > 0 } plans)
            throw new InputException($"{label}: names no plan under trackingPlans.");
        return [.. plans.Items.Where(plan => plan.IsObject()).Select(plan => new TypewriterPlan(plan.TextOf("id") ?? "", FileOf(plan.TextOf("path") ?? "")))];
    }

    /// <summary>Typewriter 7 and later name the folder; some settings name the file.</summary>
    private static string FileOf(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? path : Path.Combine(path, "plan.json");
}
