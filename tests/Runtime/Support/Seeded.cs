using System.Globalization;

namespace TrackingPlan.Tests.Support;

/// <summary>Random tests: another seed at each run, told when they fail, and given to repeat them.</summary>
internal static class Seeded
{
    private const string SeedVariable = "TRACKINGPLAN_TESTS_SEED";

    public static Random Random(out int seed)
    {
        seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"{SeedVariable}={seed}");
        return new Random(seed);
    }
}
