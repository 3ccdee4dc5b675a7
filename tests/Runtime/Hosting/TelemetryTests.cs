using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using TrackingPlan.Reporting;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Hosting;

/// <summary>What monitoring sees.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Metrics_count_what_became_of_calls()
    {
        var measured = new ConcurrentDictionary<string, double>();
        using var factory = new OwnMeters();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == factory)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured[instrument.Name] = value);
        listener.Start();

        await using var endpoint = new ScriptedEndpoint(Reply.Ok, Reply.Status(400));
        await using var client = new SegmentClient(Clients.Options(endpoint.Uri), null, factory, "main");
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        client.Track(ReferralConverted.Sample());
        client.Track("u", new NoteAdded(new string('x', 40_000)));
        await client.FlushAsync(TestContext.Current.CancellationToken);
        listener.RecordObservableInstruments();

        Assert.Equal(2, measured["trackingplan.calls.enqueued"]);
        Assert.Equal(1, measured["trackingplan.calls.delivered"]);
        Assert.Equal(1, measured["trackingplan.calls.failed"]);
        Assert.Equal(1, measured["trackingplan.calls.refused"]);
        Assert.Equal(0, measured["trackingplan.calls.dropped"]);
        Assert.Equal(0, measured["trackingplan.retries"]);
        Assert.Equal(0, measured["trackingplan.queue.size"]);
        Assert.Equal(endpoint.Requests[1].Body.Length, measured["trackingplan.batch.size"]);
        Assert.InRange(measured["trackingplan.delivery.duration"], 0, 60);
    }

    [Fact]
    public async Task A_batch_is_an_activity_of_its_own_and_not_of_the_caller_who_filled_it()
    {
        var batches = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SegmentMetrics.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = batches.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await using var endpoint = new ScriptedEndpoint(Reply.Status(400));
        await using var client = Clients.To(endpoint, options => options.FlushAt = 7);
        using (var caller = new Activity("request").Start())
        {
            for (var i = 0; i < 7; i++)
                client.Track(ReferralConverted.Sample());
        }

        await client.FlushAsync(TestContext.Current.CancellationToken);
        var batch = Assert.Single(batches, activity => Equals(activity.GetTagItem("trackingplan.batch.calls"), 7));
        Assert.Null(batch.Parent);
        Assert.Equal(default, batch.ParentSpanId);
        Assert.Equal((ActivityStatusCode.Error, "Rejected"), (batch.Status, batch.GetTagItem("error.type")));
    }

    private sealed class OwnMeters : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            _meters.Add(new Meter(options));
            return _meters[^1];
        }

        public void Dispose() => _meters.ForEach(meter => meter.Dispose());
    }
}
