using System.Globalization;

namespace TrackingPlan.Language.Changes;

/// <summary>Numbers as texts; null stays null.</summary>
internal static class NumberText
{
    public static string? Of(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
