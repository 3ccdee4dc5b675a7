using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Reading;

/// <summary>The kinds of call by the names that rules give them, in any case.</summary>
internal static class CallKinds
{
    private const string Expected = "TRACK, IDENTIFY, GROUP, PAGE, SCREEN or COMMON";

    /// <summary>The kind; null, and a finding, when the rule is of none.</summary>
    public static PlannedCallKind? Of(JsonValue? type, PlanText text, JsonValue rule)
    {
        if (type is { Kind: JsonKind.String })
        {
            switch (type.Text.ToUpperInvariant())
            {
                case "TRACK": return PlannedCallKind.Track;
                case "IDENTIFY": return PlannedCallKind.Identify;
                case "GROUP": return PlannedCallKind.Group;
                case "PAGE": return PlannedCallKind.Page;
                case "SCREEN": return PlannedCallKind.Screen;
                case "COMMON": return PlannedCallKind.Common;
            }
        }

        text.ReportMisplaced(type ?? rule, "The type of a rule", Expected);
        return null;
    }
}
