using System.Globalization;

namespace TrackingPlan.Language.Changes;

/// <summary>Values of the plan as texts; null stays null.</summary>
internal static class Text
{
    public static string? Of(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
