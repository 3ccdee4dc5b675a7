using System.Globalization;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>What a team can set, in <c>.globalconfig</c>.</summary>
internal sealed class AnalysisOptions(AnalyzerConfigOptions options)
{
    /// <summary><c>tracking_plan.untyped_methods</c>: wrappers, <c>Acme.Tracker.Send(event, properties) | ...</c>.</summary>
    public string? UntypedMethods { get; } = Find(options, "tracking_plan.untyped_methods");

    /// <summary><c>tracking_plan.alongside_scope</c>: whether the calls that go together must be in one <c>method</c> (default) or one <c>type</c>.</summary>
    public bool AlongsideInType { get; } = Find(options, "tracking_plan.alongside_scope") == "type";

    /// <summary><c>tracking_plan.alongside</c>: whether <c>any</c> (default) of the planned companions is enough, or <c>all</c> are needed.</summary>
    public bool AllAlongside { get; } = Find(options, "tracking_plan.alongside") == "all";

    /// <summary>
    /// <c>tracking_plan.today</c>, <c>yyyy-MM-dd</c>: the day that sunsets are compared with; the day of the build (UTC) when it is not set.
    /// </summary>
    public DateTime Today { get; } =
        DateTime.TryParseExact(Find(options, "tracking_plan.today"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var today)
            ? today
            : DateTime.UtcNow.Date;

    /// <summary>Whether a sunset, <c>yyyy-MM-dd</c>, is before today.</summary>
    public bool IsPast(string sunset) =>
        DateTime.TryParseExact(sunset, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < Today;

    private static string? Find(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out var value) && value.Length > 0 ? value.Trim() : null;
}
