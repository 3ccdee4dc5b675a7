using Polly;
using Polly.Retry;

namespace TrackingPlan.Delivery;

/// <summary>Whether and when a batch is tried again.</summary>
internal sealed class DeliveryRetry
{
    // A batch that Segment keeps pausing must end some day; Segment's Node library allows as many attempts beyond the retries.
    private const int AttemptsBeyondRetries = 20;

    private static readonly ResiliencePropertyKey<DeliveryProgress> Progress = new("progress");

    private readonly SegmentOptions _options;
    private readonly RateLimit _rateLimit;
    private readonly ResiliencePipeline<AttemptResult> _pipeline;
    private long _shutdownAt = DateTimeOffset.MaxValue.UtcTicks;

    public DeliveryRetry(SegmentOptions options, RateLimit rateLimit, Action<AttemptResult, DeliveryProgress> onRetry)
    {
        _options = options;
        _rateLimit = rateLimit;
        _pipeline = new ResiliencePipelineBuilder<AttemptResult> { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions<AttemptResult>
            {
                MaxRetryAttempts = options.MaxRetries + AttemptsBeyondRetries,
                ShouldHandle = args => ValueTask.FromResult(ShouldRetry(args.Outcome.Result, ProgressOf(args.Context))),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(ProgressOf(args.Context).Delay),
                OnRetry = args =>
                {
                    onRetry(args.Outcome.Result, ProgressOf(args.Context));
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <summary>From now on no wait goes beyond this moment.</summary>
    public void ShutDownAt(DateTimeOffset moment) => Volatile.Write(ref _shutdownAt, moment.UtcTicks);

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

    private bool ShouldRetry(AttemptResult result, DeliveryProgress progress)
    {
        if (result.Outcome is AttemptOutcome.Delivered or AttemptOutcome.Rejected)
            return false;

        var now = _options.TimeProvider.GetUtcNow();
        DateTimeOffset next;
        if (result.Outcome == AttemptOutcome.RateLimited)
        {
            progress.Delay = TimeSpan.Zero; // the pause holds for all requests, and the next attempt waits for its end
            next = _rateLimit.Until;
        }
        else
        {
            progress.Delay = progress.NextBackoff();
            next = now + progress.Delay;
            progress.GivenUp = progress.Retries++ < _options.MaxRetries ? null : FailureReason.RetriesExhausted;
        }

        if (progress.Attempts >= _options.MaxRetries + AttemptsBeyondRetries)
            progress.GivenUp = FailureReason.RetriesExhausted;
        else if (next > progress.StartedAt + _options.DeliveryTimeout)
            progress.GivenUp = FailureReason.DeliveryTimeout;
        else if (next.UtcTicks > Volatile.Read(ref _shutdownAt))
            progress.GivenUp = FailureReason.Shutdown;
        progress.NextAttempt = next;
        return progress.GivenUp is null;
    }
}
