using System.Diagnostics.CodeAnalysis;

namespace TrackingPlan.Guards;

/// <summary>The application's clock. Where it fails, the system's takes its place: no call is lost and no wait forgotten by it.</summary>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A clock must not break delivery.")]
internal sealed class GuardedTime : TimeProvider
{
    private readonly TimeProvider _time;
    private long _ahead; // of the system's clock, in ticks of this one

    private GuardedTime(TimeProvider time) => (_time, TimestampFrequency) = (time, time.TimestampFrequency);

    public override long TimestampFrequency { get; }

    /// <summary>The clock as the client uses it. The system's own is used as it is, for it is read at every call.</summary>
    public static TimeProvider Of(TimeProvider time) => time == System ? time : new GuardedTime(time);

    public override DateTimeOffset GetUtcNow()
    {
        try
        {
            return _time.GetUtcNow();
        }
        catch (Exception)
        {
            return System.GetUtcNow();
        }
    }

    public override long GetTimestamp()
    {
        try
        {
            var now = _time.GetTimestamp();
            Volatile.Write(ref _ahead, now - SystemTimestamp());
            return now;
        }
        catch (Exception)
        {
            return SystemTimestamp() + Volatile.Read(ref _ahead); // goes on from the last one that was read
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        try
        {
            return new Timer(_time.CreateTimer(callback, state, dueTime, period), callback, state);
        }
        catch (Exception)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }
    }

    private long SystemTimestamp() => (long)(System.GetTimestamp() * ((double)TimestampFrequency / System.TimestampFrequency));

    private sealed class Timer(ITimer timer, TimerCallback callback, object? state) : ITimer
    {
        private ITimer? _instead;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            try
            {
                return timer.Change(dueTime, period);
            }
            catch (Exception)
            {
                _instead ??= System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                return _instead.Change(dueTime, period);
            }
        }

        public void Dispose()
        {
            _instead?.Dispose();
            try
            {
                timer.Dispose();
            }
            catch (Exception)
            {
                // A timer that rings after its end is heard by nobody.
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
