using Microsoft.Extensions.Logging;
using TrackingPlan.Batching;
using TrackingPlan.Guards;

namespace TrackingPlan.Reporting;

/// <summary>Counts what became of calls, logs it, and tells the application about every loss.</summary>
internal sealed class DeliveryReport(SegmentOptions options, ILogger logger)
{
    private readonly LogWindow _dropWindow = new(options.TimeProvider);
    private readonly LogWindow _refuseWindow = new(options.TimeProvider);
    private readonly LogWindow _violationWindow = new(options.TimeProvider);
    private long _delivered;
    private long _failed;
    private long _dropped;
    private long _refused;
    private long _filtered;
    private long _violating;
    private long _retries;
    private int _status;

    /// <summary>How delivery goes since a batch was last delivered.</summary>
    public DeliveryStatus Status => (DeliveryStatus)Volatile.Read(ref _status);

    public SegmentStatistics Statistics(long accepted) => new()
    {
        Accepted = accepted,
        Delivered = Interlocked.Read(ref _delivered),
        Failed = Interlocked.Read(ref _failed),
        Dropped = Interlocked.Read(ref _dropped),
        Refused = Interlocked.Read(ref _refused),
        Filtered = Interlocked.Read(ref _filtered),
        Violating = Interlocked.Read(ref _violating),
        Retries = Interlocked.Read(ref _retries),
    };

    public void Delivered(Batch batch, TimeSpan duration)
    {
        Interlocked.Add(ref _delivered, batch.Count);
        Volatile.Write(ref _status, (int)DeliveryStatus.Delivering);
        logger.Delivered(batch.Count, duration.TotalMilliseconds);
    }

    public void Retrying(AttemptResult result, DeliveryProgress progress)
    {
        Interlocked.Increment(ref _retries);
        Interlocked.CompareExchange(ref _status, (int)DeliveryStatus.Retrying, (int)DeliveryStatus.Delivering);
        logger.Retrying(Printable(result.Description), progress.Attempts, progress.Wait.TotalSeconds);
    }

    /// <summary>A batch of accepted calls is lost. <see cref="TellAsync"/> must be called with what this returns.</summary>
    public DeliveryFailure Failed(FailureReason reason, string description, Batch batch, int? statusCode)
    {
        Interlocked.Add(ref _failed, batch.Count);
        Volatile.Write(ref _status, (int)DeliveryStatus.Losing);
        if (reason != FailureReason.QueueFull)
            logger.Failed(batch.Count, reason, Printable(description));
        else if (_dropWindow.Opens(batch.Count, out var dropped))
            logger.QueueFull(dropped, options.QueueBytes);
        return new DeliveryFailure(reason, description, batch.Count, batch: batch, statusCode: statusCode);
    }

    /// <summary>A call found the queue full.</summary>
    public void Dropped(string call)
    {
        Interlocked.Increment(ref _dropped);
        Volatile.Write(ref _status, (int)DeliveryStatus.Losing);
        if (_dropWindow.Opens(1, out var dropped))
            logger.QueueFull(dropped, options.QueueBytes);
        TellOfCall(new DeliveryFailure(FailureReason.QueueFull, $"the queue of {options.QueueBytes} bytes is full", 1, call));
    }

    /// <summary>A call was not accepted, for a reason of its own.</summary>
    public void Refused(FailureReason reason, string description, string call)
    {
        Interlocked.Increment(ref _refused);
        if (_refuseWindow.Opens(1, out var refused))
            logger.Refused(Printable(call), Printable(description), refused);
        TellOfCall(new DeliveryFailure(reason, description, 1, call));
    }

    /// <summary>A call breaks its plan.</summary>
    public void Violating(string call, IReadOnlyList<Violation> violations)
    {
        Interlocked.Increment(ref _violating);
        if (_violationWindow.Opens(1, out var violating))
            logger.Violating(Printable(call), Printable(ViolationException.Describe(violations)), violating);
        if (options.OnViolation is { } onViolation && !IsTelling)
            _ = CallbackScope.RunAsync(this, () => onViolation(call, violations), e => logger.CallbackFailed(nameof(SegmentOptions.OnViolation), e));
    }

    /// <summary>A call breaks its plan, and its caller is told by an exception.</summary>
    public void Thrown()
    {
        Interlocked.Increment(ref _violating);
        Interlocked.Increment(ref _refused);
    }

    /// <summary>Names come from plans and callers: none may begin a log line of its own.</summary>
    private static string Printable(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\x1F') || text.AsSpan().ContainsAny("\x7F\x85\u2028\u2029")
            ? string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '\uFFFD' : c))
            : text;

    public void Filtered() => Interlocked.Increment(ref _filtered);

    /// <summary>Whether the calling code runs within a callback of this client: nothing it does may wait for that callback, or call it again.</summary>
    public bool IsTelling => CallbackScope.IsWithin(this);

    /// <summary>Whether anybody wants to be told of losses.</summary>
    public bool TellsOfFailures => options.OnFailed is not null;

    /// <summary>Tells the application of a lost batch. Completes when the memory of the batch is no longer read; does not throw.</summary>
    public async Task TellAsync(DeliveryFailure failure)
    {
        if (options.OnFailed is { } onFailed)
            await CallbackScope.RunAsync(this, () => onFailed(failure), e => logger.CallbackFailed(nameof(SegmentOptions.OnFailed), e)).ConfigureAwait(false);
        failure.End();
    }

    /// <summary>Tells of a call that was not accepted, on the thread of its caller, which does not wait for more than the callback's first part.</summary>
    private void TellOfCall(DeliveryFailure failure)
    {
        if (!IsTelling)
            _ = TellAsync(failure);
    }
}
