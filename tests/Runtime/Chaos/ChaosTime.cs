using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Chaos;

/// <summary>A fast clock that somebody sets forward and back by hours, and that now and then cannot be read.</summary>
internal sealed class ChaosTime(int factor, Func<double, bool> chance) : TimeProvider
{
    private readonly FastTime _time = new(factor);
    private long _set;

    public override long TimestampFrequency => _time.TimestampFrequency;

    public void Set(TimeSpan forward) => Interlocked.Add(ref _set, forward.Ticks);

    public override DateTimeOffset GetUtcNow() =>
        chance(1e-5) ? throw new IOException("no clock") : _time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _set));

    public override long GetTimestamp() => chance(1e-4) ? throw new IOException("no clock") : _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _time.CreateTimer(callback, state, dueTime, period);
}
