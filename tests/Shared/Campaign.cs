using System.Globalization;

namespace TrackingPlan.TestSupport;

/// <summary>How long a test by chance runs, and from which seed: short by itself, long by hand.</summary>
internal static class Campaign
{
    /// <summary>The first seed: <c>TRACKING_PLAN_SEED</c>, else 1.</summary>
    public static int Seed => Number("TRACKING_PLAN_SEED") ?? 1;

    /// <summary>How long a run is: <c>TRACKING_PLAN_LENGTH</c>, else as long as usual, in whatever the test counts.</summary>
    public static int Length(int usual) => Number("TRACKING_PLAN_LENGTH") ?? usual;

    /// <summary>The seeds of a run, as many as it is long.</summary>
    public static IEnumerable<int> Seeds(int usual) => Enumerable.Range(Seed, Length(usual));

    /// <summary>For tests that choose anew at each run: the seed that is given, else another each time. It is told, to repeat the run.</summary>
    public static Random Random(out int seed)
    {
        seed = Number("TRACKING_PLAN_SEED") ?? Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"TRACKING_PLAN_SEED={seed}");
        return new Random(seed);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
