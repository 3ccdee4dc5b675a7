using System.Net.Http.Headers;

namespace TrackingPlan.Delivery;

/// <summary>The pause that Segment asks for with 429 and <c>Retry-After</c>. It holds for every request of the client, not for one batch.</summary>
internal sealed class RateLimit(TimeProvider time)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(300);

    private long _until = time.GetTimestamp();

    /// <summary>How long no request may be sent. A timestamp counts, not a time of day, which somebody may set.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = time.GetElapsedTime(time.GetTimestamp(), Volatile.Read(ref _until));
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Reads <c>Retry-After</c>, given in seconds or as a date (RFC 9110 section 10.2.3).</summary>
    /// <returns>Between one second and five minutes; null when absent or unreadable.</returns>
    public TimeSpan? Read(HttpResponseHeaders headers)
    {
        if (headers.RetryAfter is not { } retryAfter)
            return null;
        var wait = retryAfter.Delta ?? retryAfter.Date!.Value - time.GetUtcNow();
        return wait < Shortest ? Shortest : wait > Longest ? Longest : wait;
    }

    public void Pause(TimeSpan wait)
    {
        var until = time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);
        long seen;
        while ((seen = Volatile.Read(ref _until)) < until && Interlocked.CompareExchange(ref _until, until, seen) != seen)
        {
        }
    }

    /// <summary>Completes when requests may be sent.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        while (Left is var left && left > TimeSpan.Zero)
            await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
    }
}
