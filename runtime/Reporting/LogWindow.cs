namespace TrackingPlan.Reporting;

/// <summary>Lets one log line through in ten seconds, with the number of all that it stands for, so that trouble does not flood a log.</summary>
internal sealed class LogWindow(TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private readonly object _lock = new();
    private long? _openedAt;
    private long _count;

    /// <param name="count">What happened now.</param>
    /// <param name="since">What happened since the last line, now included.</param>
    /// <returns>Whether to write a line.</returns>
    public bool Opens(int count, out long since)
    {
        lock (_lock)
        {
            since = _count += count;
            if (_openedAt is { } openedAt && time.GetElapsedTime(openedAt) < Length)
                return false;
            _openedAt = time.GetTimestamp();
            _count = 0;
            return true;
        }
    }
}
