using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using TrackingPlan.Batching;
using TrackingPlan.Delivery;

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

    public void Delivered(Batch batch, AttemptResult result, TimeSpan duration)
    {
        Interlocked.Add(ref _delivered, batch.Count);
        Volatile.Write(ref _status, (int)DeliveryStatus.Delivering);
        if (result.StatusCode >= 300)
            logger.Redirected(result.StatusCode.Value);
        else
            logger.Delivered(batch.Count, duration.TotalMilliseconds);
    }

    public void Retrying(AttemptResult result, DeliveryProgress progress)
    {
        Interlocked.Increment(ref _retries);
        Interlocked.CompareExchange(ref _status, (int)DeliveryStatus.Retrying, (int)DeliveryStatus.Delivering);
        logger.Retrying(result.Description, progress.Attempts, progress.NextAttempt);
    }

    /// <summary>A batch of accepted calls is lost.</summary>
    public void Failed(FailureReason reason, string description, Batch batch, int? statusCode)
    {
        Interlocked.Add(ref _failed, batch.Count);
        Volatile.Write(ref _status, (int)DeliveryStatus.Losing);
        if (reason != FailureReason.QueueFull)
            logger.Failed(batch.Count, reason, description);
        else if (_dropWindow.Opens(batch.Count, out var dropped))
            logger.QueueFull(dropped, options.QueueBytes);
        Tell(new DeliveryFailure(reason, description, batch.Count, batch: batch, statusCode: statusCode));
    }

    /// <summary>A call found the queue full.</summary>
    public void Dropped(string call)
    {
        Interlocked.Increment(ref _dropped);
        Volatile.Write(ref _status, (int)DeliveryStatus.Losing);
        if (_dropWindow.Opens(1, out var dropped))
            logger.QueueFull(dropped, options.QueueBytes);
        Tell(new DeliveryFailure(FailureReason.QueueFull, $"the queue of {options.QueueBytes} bytes is full", 1, call));
    }

    /// <summary>A call was not accepted, for a reason of its own.</summary>
    public void Refused(FailureReason reason, string description, string call)
    {
        Interlocked.Increment(ref _refused);
        if (_refuseWindow.Opens(1, out var refused))
            logger.Refused(Printable(call), Printable(description), refused);
        Tell(new DeliveryFailure(reason, description, 1, call));
    }

    /// <summary>A call breaks its plan.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A callback must not break tracking.")]
    public void Violating(string call, IReadOnlyList<Violation> violations)
    {
        Interlocked.Increment(ref _violating);
        if (_violationWindow.Opens(1, out var violating))
            logger.Violating(Printable(call), Printable(ViolationException.Describe(violations)), violating);
        try
        {
            options.OnViolation?.Invoke(call, violations);
        }
        catch (Exception e)
        {
            logger.CallbackFailed(nameof(SegmentOptions.OnViolation), e);
        }
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

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A callback must not break delivery.")]
    private void Tell(DeliveryFailure failure)
    {
        try
        {
            options.OnFailed?.Invoke(failure);
        }
        catch (Exception e)
        {
            logger.CallbackFailed(nameof(SegmentOptions.OnFailed), e);
        }
        finally
        {
            failure.End();
        }
    }
}
