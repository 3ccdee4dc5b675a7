using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Checks;

/// <summary>How findings speak of calls.</summary>
internal static class CallNames
{
    public static string Describe(PlannedCall call) => call.Kind switch
    {
        PlannedCallKind.Track => "the event " + Words.Quote(call.Name),
        PlannedCallKind.Identify => "\"identify\"",
        PlannedCallKind.Group => "\"group\"",
        PlannedCallKind.Page => call.Name.Length > 0 ? "the page " + Words.Quote(call.Name) : "\"page\"",
        _ => call.Name.Length > 0 ? "the screen " + Words.Quote(call.Name) : "\"screen\"",
    };

    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words.Substring(1);
}
