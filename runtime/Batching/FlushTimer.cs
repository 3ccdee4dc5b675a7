namespace TrackingPlan.Batching;

/// <summary>Rings when the first call of an open batch has waited long enough. Rests while there is no call.</summary>
internal sealed class FlushTimer : IDisposable
{
    private readonly object _lock = new();
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly OpenBatches _open;
    private readonly Action _due;
    private readonly ITimer _timer;
    private long? _ringsAt;

    public FlushTimer(OpenBatches open, TimeSpan interval, TimeProvider time, Action due)
    {
        (_open, _interval, _time, _due) = (open, interval, time, due);
        _timer = time.CreateTimer(static timer => ((FlushTimer)timer!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A batch was opened.</summary>
    public void Start() => RingIn(_interval);

    public void Dispose() => _timer.Dispose();

    private void RingIn(TimeSpan wait)
    {
        lock (_lock)
        {
            var at = _time.GetTimestamp() + (long)(wait.TotalSeconds * _time.TimestampFrequency);
            if (_ringsAt <= at)
                return;
            _ringsAt = at;
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Ring()
    {
        lock (_lock)
            _ringsAt = null;

        var anyDue = false;
        foreach (var place in _open.All)
        {
            place.Enter();
            var openedAt = place.Batch?.OpenedAt;
            place.Exit();
            if (openedAt is null)
                continue;

            var age = _time.GetElapsedTime(openedAt.Value);
            if (age >= _interval)
                anyDue = true;
            else
                RingIn(_interval - age + TimeSpan.FromMilliseconds(1)); // timers count whole milliseconds
        }

        if (anyDue)
            _due();
    }
}
