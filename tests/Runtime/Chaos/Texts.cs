namespace TrackingPlan.Tests.Chaos;

/// <summary>Texts that can be told from each other: each begins with the key of its call.</summary>
internal static class Texts
{
    public static string For(string key, Random random)
    {
        var length = random.Next(20) switch
        {
            0 => 40_000, // too large for a call
            < 3 => random.Next(5_000, 10_000),
            _ => random.Next(0, 300),
        };
        var (first, last) = random.Next(3) switch
        {
            0 => (0x4E00, 0x9FA5), // compresses badly
            1 => (0x20, 0x7E),
            _ => ('a', 'b'),
        };
        return key + "|" + string.Create(length, (random, first, last), static (span, state) =>
        {
            foreach (ref var c in span)
                c = (char)state.random.Next(state.first, state.last + 1);
        });
    }

    public static bool Matches(string key, string text) => text.StartsWith(key + "|", StringComparison.Ordinal);
}
