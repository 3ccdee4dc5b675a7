using System.Diagnostics;

namespace TrackingPlan.Benchmarks.EndToEnd;

/// <summary>How long calls took, to the nanosecond up to 100 microseconds.</summary>
internal sealed class LatencyHistogram
{
    private readonly long[] _counts = new long[100_001];

    public void Add(long ticks)
    {
        var nanoseconds = ticks * (1_000_000_000 / Stopwatch.Frequency);
        _counts[Math.Min(nanoseconds, _counts.Length - 1)]++;
    }

    public void Merge(LatencyHistogram other)
    {
        lock (_counts)
        {
            for (var i = 0; i < _counts.Length; i++)
                _counts[i] += other._counts[i];
        }
    }

    public double Quantile(double quantile)
    {
        var below = (long)(_counts.Sum() * quantile);
        var at = 0;
        for (var seen = _counts[0]; seen <= below; seen += _counts[at])
            at++;
        return at;
    }
}
