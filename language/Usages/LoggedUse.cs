using System.Globalization;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Usages;

/// <summary>How the compiler's log says which call of the plan stands at a place: the properties of a TRK2015.</summary>
internal static class LoggedUse
{
    public const string RuleId = "TRK2015";

    /// <summary>The kind, and the wire name of a call that has one: <c>track:Referral Converted</c>, <c>identify</c>, <c>page:Home</c>.</summary>
    public const string CallProperty = "call";

    /// <summary>The event's version, where the plan has several and the code says which; else absent.</summary>
    public const string VersionProperty = "version";

    /// <summary>The wire names of the plan's properties or traits that are given a value there: a JSON array of strings.</summary>
    public const string PropertiesProperty = "properties";

    public static string CallOf(PlannedCall call)
    {
        var kind = call.Kind.ToString().ToLowerInvariant();
        return call.Name.Length > 0 || call.Kind == PlannedCallKind.Track ? kind + ":" + call.Name : kind;
    }

    public static Dictionary<string, string?> Write(PlannedCall call, int? version, IEnumerable<string> properties)
    {
        var written = new Dictionary<string, string?>
        {
            [CallProperty] = CallOf(call),
            [PropertiesProperty] = "[" + string.Join(",", properties.Select(JsonText.Of)) + "]",
        };
        if (version is { } number)
            written.Add(VersionProperty, number.ToString(CultureInfo.InvariantCulture));
        return written;
    }
}
