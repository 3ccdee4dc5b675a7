using System.Globalization;

namespace TrackingPlan.TestSupport;

/// <summary>How long a test by chance runs, and from which seed: short by itself, long by hand.</summary>
internal static class Campaign
{
    /// <summary>The first seed: <c>TRACKING_PLAN_SEED</c>, else 1.</summary>
    public static int Seed => Number("TRACKING_PLAN_SEED") ?? 1;

    /// <summary>The seeds of a run: <c>TRACKING_PLAN_LENGTH</c> of them, else as many as usual.</summary>
    public static IEnumerable<int> Seeds(int usual) => Enumerable.Range(Seed, Number("TRACKING_PLAN_LENGTH") ?? usual);

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
