using Microsoft.Extensions.Logging;

namespace TrackingPlan.Reporting;

/// <summary>Every line that is ever logged. None holds a write key or a value of a call.</summary>
internal static partial class SegmentLog
{
    [LoggerMessage(1, LogLevel.Debug, "Delivered {Count} calls in {Milliseconds} ms.")]
    public static partial void Delivered(this ILogger logger, int count, double milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "Delivery failed ({Problem}) at attempt {Attempt}; trying again in {Seconds:0.#} s.")]
    public static partial void Retrying(this ILogger logger, string problem, int attempt, double seconds);

    [LoggerMessage(3, LogLevel.Error, "Lost {Count} calls, {Reason}: {Problem}.")]
    public static partial void Failed(this ILogger logger, int count, FailureReason reason, string problem);

    [LoggerMessage(4, LogLevel.Error, "Dropped {Count} calls since the last such line: the queue of {QueueBytes} bytes is full.")]
    public static partial void QueueFull(this ILogger logger, long count, long queueBytes);

    [LoggerMessage(5, LogLevel.Error, "Refused '{Call}': {Problem}. Refused since the last such line: {Count}.")]
    public static partial void Refused(this ILogger logger, string call, string problem, long count);

    [LoggerMessage(6, LogLevel.Warning, "'{Call}' breaks its tracking plan: {Violations}. Violating calls since the last such line: {Count}.")]
    public static partial void Violating(this ILogger logger, string call, string violations, long count);

    [LoggerMessage(7, LogLevel.Error, "{Callback} threw.")]
    public static partial void CallbackFailed(this ILogger logger, string callback, Exception exception);

    [LoggerMessage(9, LogLevel.Error, "The process exits with {Count} calls that could not be delivered.")]
    public static partial void LostAtExit(this ILogger logger, long count);

    [LoggerMessage(10, LogLevel.Error, "A batch's worker failed; the batch is reported, and others go on.")]
    public static partial void WorkerFailed(this ILogger logger, Exception exception);
}
