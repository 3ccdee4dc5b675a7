using Polly;
using Polly.Retry;
using TrackingPlan.Batching;
using TrackingPlan.Reporting;

namespace TrackingPlan.Delivery;

/// <summary>Whether and when a batch is tried again.</summary>
internal sealed class DeliveryRetry
{
    // Where retries are limited, a batch that Segment keeps pausing ends too; Segment's Node library allows as many attempts beyond the retries.
    private const int AttemptsBeyondRetries = 20;

    private static readonly ResiliencePropertyKey<DeliveryProgress> Progress = new("progress");

    private readonly SegmentOptions _options;
    private readonly RateLimit _rateLimit;
    private readonly ResiliencePipeline<AttemptResult> _pipeline;
    private long _shutdownAt = long.MaxValue;

    public DeliveryRetry(SegmentOptions options, RateLimit rateLimit, Action<AttemptResult, DeliveryProgress> onRetry)
    {
        _options = options;
        _rateLimit = rateLimit;
        _pipeline = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                MaxRetryAttempts = int.MaxValue, // decided below
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is null && ShouldRetry(args.Outcome.Result, ProgressOf(args.Context))),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(DelayOf(args.Outcome.Result, ProgressOf(args.Context))),
                OnRetry = args =>
                {
                    onRetry(args.Outcome.Result, ProgressOf(args.Context));
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>From now on no wait goes beyond the end of this time.</summary>
    public void ShutDownIn(TimeSpan timeout) =>
        Volatile.Write(ref _shutdownAt, _options.TimeProvider.GetTimestamp() + (long)(timeout.TotalSeconds * _options.TimeProvider.TimestampFrequency));

    /// <summary>Undoes <see cref="ShutDownIn"/>: the process goes on.</summary>
    public void StayUp() => Volatile.Write(ref _shutdownAt, long.MaxValue);

    /// <summary>Attempts until one attempt settles the batch, or there can be no further one.</summary>
    public async ValueTask<AttemptResult> ExecuteAsync<TState>(
        DeliveryProgress progress,
        Func<TState, DeliveryProgress, CancellationToken, ValueTask<AttemptResult>> attempt,
        TState state,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(Progress, progress);
            return await _pipeline.ExecuteAsync(
                static async (context, call) =>
                {
                    var progress = ProgressOf(context);
                    var result = await call.attempt(call.state, progress, context.CancellationToken).ConfigureAwait(false);
                    if (result.Outcome != AttemptOutcome.SetAside)
                        progress.Attempts++;
                    return result;
                },
                context,
                (attempt, state)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static DeliveryProgress ProgressOf(ResilienceContext context) =>
        context.Properties.GetValue(Progress, null!);

    /// <summary>How long this batch alone waits. A pause that Segment asks for holds for all requests, and the next attempt waits for its end.</summary>
    private static TimeSpan DelayOf(AttemptResult result, DeliveryProgress progress) =>
        result.Outcome == AttemptOutcome.RateLimited ? TimeSpan.Zero : progress.Wait;

    private bool ShouldRetry(AttemptResult result, DeliveryProgress progress)
    {
        if (result.Outcome is not (AttemptOutcome.Retry or AttemptOutcome.RateLimited))
            return false;

        if (result.Outcome == AttemptOutcome.RateLimited)
        {
            progress.Wait = _rateLimit.Left;
        }
        else
        {
            progress.Wait = progress.NextBackoff();
            if (progress.Retries++ >= _options.MaxRetries)
                progress.GivenUp = FailureReason.RetriesExhausted;
        }

        if (progress.Attempts >= _options.MaxRetries + AttemptsBeyondRetries)
            progress.GivenUp = FailureReason.RetriesExhausted;
        else if (Exceeds(progress.StartedAt, progress.Wait, _options.DeliveryTimeout))
            progress.GivenUp = FailureReason.DeliveryTimeout;
        else if (Exceeds(Volatile.Read(ref _shutdownAt), progress.Wait, TimeSpan.Zero))
            progress.GivenUp = FailureReason.Shutdown;
        return progress.GivenUp is null;
    }

    /// <summary>Whether a wait that begins now ends later than so long after a moment.</summary>
    private bool Exceeds(long moment, TimeSpan wait, TimeSpan allowed) =>
        moment != long.MaxValue && _options.TimeProvider.GetElapsedTime(moment) + wait > allowed;
}
