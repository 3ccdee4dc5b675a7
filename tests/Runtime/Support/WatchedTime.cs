using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace TrackingPlan.Tests.Support;

/// <summary>A clock that stands still until told, and tells what the client waits for.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    /// <summary>What no test waits for: the timeout of each attempt.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(9.9);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public WatchedTime()
        : base(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>How far somebody has set the clock forward, or back; what has passed stays what it is.</summary>
    public TimeSpan Set { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Set;

    public override long GetTimestamp() => base.GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan && dueTime != RequestTimeout)
            _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>The next wait that the client begins.</summary>
    /// <exception cref="TimeoutException">The client, unexpectedly, waits for nothing.</exception>
    public Task<TimeSpan> NextWait() =>
        _waits.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Lets the next wait that the client begins pass.</summary>
    /// <returns>How long it was.</returns>
    public async Task<TimeSpan> PassNextWait()
    {
        var wait = await NextWait();
        Advance(wait);
        return wait;
    }
}
