using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Reading;

/// <summary>
/// Segment takes <c>context.protocols.event_version</c> as an integer, and takes anything else for the oldest version; RudderStack writes
/// versions as <c>2-0-0</c>.
/// </summary>
internal static class EventVersion
{
    public static int? Of(JsonMember? member, PlanText text)
    {
        if (member is null || member.Value.Kind is JsonKind.Null or JsonKind.Broken)
            return null;
        if (member.Value.Kind == JsonKind.Number && ExactNumber.Parse(member.Value.Text).TryDecimal(out var number)
            && number >= 0 && number <= int.MaxValue && decimal.Truncate(number) == number)
            return (int)number;
        if (member.Value.Kind == JsonKind.String && Leading(member.Value.Text) is { } leading)
            return leading;
        text.ReportIgnored(member, "an integer from 0");
        return null;
    }

    /// <summary>2 of <c>2</c>, <c>2-0-0</c>, <c>2.1</c> and <c>v2</c>.</summary>
    internal static int? Leading(string version)
    {
        var start = version.StartsWith("v", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        var end = start;
        while (end < version.Length && version[end] is >= '0' and <= '9')
            end++;
        return (end == version.Length || version[end] is '-' or '.')
            && int.TryParse(version.Substring(start, end - start), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
