using System.Diagnostics;
using System.Diagnostics.Metrics;
using TrackingPlan.Batching;
using TrackingPlan.Delivery;

namespace TrackingPlan.Reporting;

/// <summary>What monitoring sees, named by OpenTelemetry's conventions. Nothing is measured call by call: counts of calls are observed.</summary>
internal sealed class SegmentMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "TrackingPlan";

    private static readonly ActivitySource Activities = new(Name);

    private readonly Meter _meter;
    private readonly bool _ownsMeter;
    private readonly Histogram<long> _batchSize;
    private readonly Histogram<double> _duration;

    public SegmentMetrics(IMeterFactory? factory, string? client, Func<SegmentStatistics> statistics, Func<long> queueBytes)
    {
        TagList tags = client is null ? [] : new() { { "trackingplan.client", client } };
        _meter = factory?.Create(Name, version: null, [.. tags]) ?? new Meter(Name, version: null, [.. tags]);
        _ownsMeter = factory is null;

        Count("trackingplan.calls.enqueued", "Calls that entered a batch.", s => s.Accepted);
        Count("trackingplan.calls.delivered", "Calls that Segment has taken.", s => s.Delivered);
        Count("trackingplan.calls.failed", "Calls that were accepted and then lost.", s => s.Failed);
        Count("trackingplan.calls.dropped", "Calls that found the queue full.", s => s.Dropped);
        Count("trackingplan.calls.refused", "Calls that break the plan or a limit.", s => s.Refused);
        _meter.CreateObservableCounter("trackingplan.retries", () => statistics().Retries, "{retry}", "Attempts beyond the first.");
        _meter.CreateObservableUpDownCounter("trackingplan.queue.size", queueBytes, "By", "Memory that batches hold.");
        _batchSize = _meter.CreateHistogram<long>("trackingplan.batch.size", "By", "Bodies before compression.");
        _duration = _meter.CreateHistogram<double>("trackingplan.delivery.duration", "s", "From the first attempt until the batch is settled.");

        void Count(string name, string description, Func<SegmentStatistics, long> count) =>
            _meter.CreateObservableCounter(name, () => count(statistics()), "{call}", description);
    }

    /// <summary>The activity of one batch, with all its attempts.</summary>
    public static Activity? Start(Batch batch) => Activities.StartActivity("segment.batch", ActivityKind.Producer)?
        .SetTag("trackingplan.batch.calls", batch.Count)
        .SetTag("trackingplan.batch.size", batch.Bytes);

    public void Settled(Batch batch, Activity? activity, DeliveryProgress progress, TimeSpan duration, string? problem)
    {
        _batchSize.Record(batch.Bytes);
        if (problem is null)
            _duration.Record(duration.TotalSeconds);
        else
            _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("error.type", problem));
        if (activity is null)
            return;

        activity.SetTag("trackingplan.retries", Math.Max(0, progress.Attempts - 1));
        if (problem is not null)
            activity.SetStatus(ActivityStatusCode.Error).SetTag("error.type", problem);
    }

    public void Dispose()
    {
        if (_ownsMeter)
            _meter.Dispose();
    }
}
