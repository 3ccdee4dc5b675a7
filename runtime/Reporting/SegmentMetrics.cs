using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using TrackingPlan.Batching;

namespace TrackingPlan.Reporting;

/// <summary>
/// What monitoring sees, and nothing that monitoring does wrong: listeners are the application's, and what they throw is logged. Named by OpenTelemetry's conventions. Nothing is measured call by call: counts of calls are observed.
/// </summary>
internal sealed class SegmentMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "TrackingPlan";

    private static readonly ActivitySource Activities = new(Name);

    private readonly ILogger _logger;
    private readonly bool _ownsMeter;
    private Meter? _meter;
    private Histogram<long>? _batchSize;
    private Histogram<double>? _duration;

    public SegmentMetrics(IMeterFactory? factory, string? client, Func<SegmentStatistics> statistics, Func<long> queueBytes, ILogger logger)
    {
        _logger = logger;
        _ownsMeter = factory is null;
        Guarded(() => Create(factory, client, statistics, queueBytes));
    }

    /// <summary>The activity of one batch, with all its attempts.</summary>
    public Activity? Start(Batch batch)
    {
        Activity? activity = null;
        if (Activities.HasListeners())
        {
            Guarded(() => activity = Activities.StartActivity("segment.batch", ActivityKind.Producer)?
                .SetTag("trackingplan.batch.calls", batch.Count)
                .SetTag("trackingplan.batch.size", batch.Bytes));
        }

        return activity;
    }

    /// <summary>No further attempt is made now.</summary>
    /// <param name="activity">What <see cref="Start"/> returned.</param>
    /// <param name="progress">How many attempts there were.</param>
    /// <param name="problem">Why the batch was lost; null when it was not.</param>
    public void Stop(Activity? activity, DeliveryProgress progress, string? problem)
    {
        if (activity is null)
            return;
        activity.SetTag("trackingplan.retries", Math.Max(0, progress.Attempts - 1));
        if (problem is not null)
            activity.SetStatus(ActivityStatusCode.Error).SetTag("error.type", problem);
        Guarded(activity.Dispose);
    }

    /// <summary>A batch is delivered or lost.</summary>
    public void Settled(Batch batch, TimeSpan duration, string? problem)
    {
        if (_batchSize is { Enabled: false } && _duration is { Enabled: false })
            return;
        Guarded(() => _batchSize?.Record(batch.Bytes));
        Guarded(() =>
        {
            if (problem is null)
                _duration?.Record(duration.TotalSeconds);
            else
                _duration?.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("error.type", problem));
        });
    }

    public void Dispose()
    {
        if (_ownsMeter && _meter is not null)
            Guarded(_meter.Dispose);
    }

    private void Create(IMeterFactory? factory, string? client, Func<SegmentStatistics> statistics, Func<long> queueBytes)
    {
        TagList tags = client is null ? [] : new() { { "trackingplan.client", client } };
        _meter = factory?.Create(Name, version: null, [.. tags]) ?? new Meter(Name, version: null, [.. tags]);

        Count("trackingplan.calls.enqueued", "Calls that entered a batch.", s => s.Accepted);
        Count("trackingplan.calls.delivered", "Calls that Segment has taken.", s => s.Delivered);
        Count("trackingplan.calls.failed", "Calls that were accepted and then lost.", s => s.Failed);
        Count("trackingplan.calls.dropped", "Calls that found the queue full.", s => s.Dropped);
        Count("trackingplan.calls.refused", "Calls that break the plan or a limit.", s => s.Refused);
        Guarded(() => _meter.CreateObservableCounter("trackingplan.retries", () => statistics().Retries, "{retry}", "Attempts beyond the first."));
        Guarded(() => _meter.CreateObservableUpDownCounter("trackingplan.queue.size", queueBytes, "By", "Memory that batches hold."));
        Guarded(() => _batchSize = _meter.CreateHistogram<long>("trackingplan.batch.size", "By", "Bodies before compression."));
        Guarded(() => _duration = _meter.CreateHistogram<double>("trackingplan.delivery.duration", "s", "From the first attempt until the batch is settled."));

        void Count(string name, string description, Func<SegmentStatistics, long> count) =>
            Guarded(() => _meter.CreateObservableCounter(name, () => count(statistics()), "{call}", description));
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A listener must not break delivery.")]
    private void Guarded(Action act)
    {
        var current = Activity.Current;
        try
        {
            act();
        }
        catch (Exception e)
        {
            _logger.CallbackFailed("A listener of metrics or activities", e);
            Reset(current);
        }
    }

    /// <summary>An activity that could not be started or ended whole must not become the parent of what comes.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A listener must not break delivery.")]
    private static void Reset(Activity? current)
    {
        try
        {
            Activity.Current = current;
        }
        catch (Exception)
        {
            // Somebody listens to changes of the current activity, too.
        }
    }
}
