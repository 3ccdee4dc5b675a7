using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TrackingPlan.Batching;
using TrackingPlan.Delivery;
using TrackingPlan.Guards;
using TrackingPlan.Reporting;
using TrackingPlan.Serialization;

namespace TrackingPlan;

/// <summary>
/// Delivers calls to Segment: each is written on its caller's thread straight into the body of a request, and the requests are sent in the
/// background, again if need be. Create one for each source and keep it; it is safe for any number of threads. Dispose it, so that the last
/// calls are delivered.
/// </summary>
public sealed partial class SegmentClient : ISegmentClient, IAsyncDisposable, IDisposable
{
    // Two per core, so that a thread that was interrupted while it wrote holds up no other.
    private const int OpenBatchesPerCore = 2;
    private const int MostOpenBatches = 16;

    private readonly SegmentOptions _options;
    private readonly ViolationPolicy _violations;
    private readonly CallSerializer _serializer;
    private readonly OpenBatches _open;
    private readonly BatchQueue _queue;
    private readonly FlushTimer _timer;
    private readonly DeliveryRetry _retry;
    private readonly BatchPoster _poster;
    private readonly LostBatches _lost;
    private readonly BatchSender _sender;
    private readonly DeliveryReport _report;
    private readonly SegmentMetrics _metrics;
    private readonly ILogger _logger;

    /// <summary>Creates a client.</summary>
    /// <param name="options">The settings; read now, so that later changes have no effect.</param>
    /// <param name="loggerFactory">Where trouble is logged; nowhere when null.</param>
    /// <exception cref="ArgumentException">A setting is missing or out of its range. The message names each.</exception>
    public SegmentClient(SegmentOptions options, ILoggerFactory? loggerFactory = null)
        : this(options, loggerFactory, null, null)
    {
    }

    internal SegmentClient(SegmentOptions options, ILoggerFactory? loggerFactory, IMeterFactory? meterFactory, string? name)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (SegmentOptionsValidation.Problems(options) is { Count: > 0 } problems)
            throw new ArgumentException($"The Segment client cannot be created: {string.Join(" ", problems)}", nameof(options));

        _options = options = options.Clone();
        options.TimeProvider = GuardedTime.Of(options.TimeProvider);
        _violations = options.Violations ?? DefaultEnvironment.Violations;
        _logger = new GuardedLogger((loggerFactory ?? NullLoggerFactory.Instance).CreateLogger<SegmentClient>());
        _report = new(_options, _logger);

        var context = new ContextMembers(options.Context);
        var maxBatches = (int)Math.Min(int.MaxValue, options.QueueBytes / options.BatchBytes);
        _serializer = new(context, options.TimeProvider);
        _open = new(Math.Clamp(OpenBatchesPerCore * Environment.ProcessorCount, 1, Math.Min(MostOpenBatches, maxBatches / 2)));
        _queue = new(new BatchFormat(options.WriteKey), options.BatchBytes, maxBatches, options.TimeProvider);

        var rateLimit = new RateLimit(options.TimeProvider);
        _retry = new(_options, rateLimit, _report.Retrying);
        _poster = new(_options, rateLimit);
        _metrics = new(meterFactory, name, () => Statistics, () => _queue.Bytes, _logger);
        _lost = new(_queue, _report, options.MaxConcurrentRequests);
        _sender = new(_queue, _open, _poster, _retry, _report, _lost, _metrics, _options, _logger);
        _timer = new(_open, options.FlushInterval, options.TimeProvider, _sender.WakeForDue);
        ProcessEnd.Add(this);
    }

    /// <summary>What became of the calls so far.</summary>
    public SegmentStatistics Statistics => _report.Statistics(_open.Accepted);

    /// <summary>How delivery goes now.</summary>
    public DeliveryStatus Status => _report.Status;

    /// <summary>How many batches are being sent now, or wait to be sent again.</summary>
    internal int Workers => _sender.Workers;

    /// <inheritdoc/>
    public CallOutcome Send<TCall>(in TCall call, in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        if (_options.BeforeCall is not null)
            return SendHooked(in call, envelope);
        var outcome = CheckAndWrite(in call, in envelope);
        return outcome == CallOutcome.QueueFull ? SendToFullQueue(in call, in envelope) : outcome;
    }

    /// <inheritdoc/>
    public ValueTask<CallOutcome> SendAsync<TCall>(TCall call, CallEnvelope envelope, CancellationToken cancellationToken = default)
        where TCall : struct, ICall
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!RunHook<TCall>(ref envelope))
            return new(CallOutcome.Filtered);
        var outcome = CheckAndWrite(in call, in envelope);
        if (outcome != CallOutcome.QueueFull)
            return new(outcome);
        return _options.QueueFull == QueueFullPolicy.Wait && !_report.IsTelling
            ? WaitAndWriteAsync(call, envelope, cancellationToken)
            : new(SendToFullQueue(in call, in envelope));
    }

    /// <inheritdoc/>
    public Task FlushAsync(CancellationToken cancellationToken = default)
    {
        var done = AllDone();
        if (!done.IsCompleted)
        {
            foreach (var place in _open.All)
            {
                place.Enter();
                if (place.Batch is { } batch)
                    batch.Due = true;
                place.Exit();
            }

            _sender.WakeForDue();
        }

        return done.WaitAsync(cancellationToken);
    }

    /// <summary>Completes when all batches that exist now are done with; for a callback, all but those that the application is being told of.</summary>
    private Task AllDone() => _queue.AllDone(untilTold: !_report.IsTelling);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CallOutcome SendHooked<TCall>(in TCall call, CallEnvelope envelope)
        where TCall : struct, ICall
    {
        if (!RunHook<TCall>(ref envelope))
            return CallOutcome.Filtered;
        var outcome = CheckAndWrite(in call, in envelope);
        return outcome == CallOutcome.QueueFull ? SendToFullQueue(in call, in envelope) : outcome;
    }

    private bool RunHook<TCall>(ref CallEnvelope envelope)
        where TCall : struct, ICall
    {
        if (_options.BeforeCall is null || _options.BeforeCall(TCall.Kind, NameOf<TCall>(in envelope), ref envelope))
            return true;
        _report.Filtered();
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CallOutcome CheckAndWrite<TCall>(in TCall call, in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        var outcome = Check(in call, in envelope);
        return outcome == CallOutcome.Accepted ? Write(in call, in envelope) : outcome;
    }

    /// <summary>Writes a call, and puts it into an open batch.</summary>
    /// <returns><see cref="CallOutcome.QueueFull"/> when there is no room for another batch; that is not reported yet.</returns>
    private CallOutcome Write<TCall>(in TCall call, in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        var scratch = CallScratch.Rent();
        var writer = new CallWriter(scratch.Space);
        try
        {
            _serializer.Write(ref writer, scratch.Prelude, in call, in envelope);
            if (writer.IsComplete)
                return Append(writer.WrittenBytes, ref scratch.LastPlace);
        }
        finally
        {
            scratch.Return();
        }

        return Refuse<TCall>(in envelope, writer.Unwritable, writer.UnwritableMember);
    }

    private CallOutcome Append(ReadOnlySpan<byte> call, ref int lastPlace)
    {
        var (full, due) = (false, false);
        var place = _open.Enter(ref lastPlace);
        try
        {
            var batch = place.Batch ?? Open(place);
            if (batch is null)
                return CallOutcome.QueueFull;
            place.Append(batch, call);
            if (batch.IsFull)
            {
                _queue.Close(place.Detach()!);
                full = true;
            }
            else if (batch.Count == _options.FlushAt)
            {
                batch.Due = due = true;
            }
        }
        finally
        {
            place.Exit();
        }

        if (full)
            _sender.Wake();
        else if (due)
            _sender.WakeForDue();
        return CallOutcome.Accepted;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Batch? Open(OpenBatch place)
    {
        ObjectDisposedException.ThrowIf(place.Sealed, this);
        if (Volatile.Read(ref _pause) is not null)
            return null;
        place.Batch = _queue.TryOpen();
        if (place.Batch is not null)
            _timer.Start();
        return place.Batch;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CallOutcome SendToFullQueue<TCall>(in TCall call, in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        var outcome = CallOutcome.QueueFull;
        while (outcome == CallOutcome.QueueFull && !_report.IsTelling && Volatile.Read(ref _pause) is { } pause)
        {
            pause.Task.Wait(); // the process ends, or goes on soon
            outcome = Write(in call, in envelope);
        }

        if (_report.IsTelling)
        {
            // The batch that is being told of may be what fills the queue.
        }
        else if (_options.QueueFull == QueueFullPolicy.Wait)
        {
            var started = _options.TimeProvider.GetTimestamp();
            while (outcome == CallOutcome.QueueFull && WaitForRoom(started))
                outcome = Write(in call, in envelope);
        }
        else if (_options.QueueFull == QueueFullPolicy.DropOldest)
        {
            while (outcome == CallOutcome.QueueFull && _queue.TryTake(out var oldest))
            {
                _lost.Displace(oldest, _report.Failed(FailureReason.QueueFull, "the queue is full, and later calls took the place", oldest, null));
                outcome = Write(in call, in envelope);
            }
        }

        if (outcome == CallOutcome.QueueFull)
            _report.Dropped(NameOf<TCall>(in envelope));
        return outcome;
    }

    private bool WaitForRoom(long started)
    {
        if (_queue.IsStalled)
            return false;
        var left = _options.BlockingTimeout - _options.TimeProvider.GetElapsedTime(started);
        if (left > TimeSpan.Zero)
        {
            try
            {
                _queue.Room().WaitAsync(left, _options.TimeProvider).GetAwaiter().GetResult();
                return true;
            }
            catch (TimeoutException)
            {
            }
        }

        _queue.IsStalled = true;
        return false;
    }

    private async ValueTask<CallOutcome> WaitAndWriteAsync<TCall>(TCall call, CallEnvelope envelope, CancellationToken cancellationToken)
        where TCall : struct, ICall
    {
        CallOutcome outcome;
        do
        {
            await (Volatile.Read(ref _pause)?.Task ?? _queue.Room()).WaitAsync(cancellationToken).ConfigureAwait(false);
            outcome = Write(in call, in envelope);
        }
        while (outcome == CallOutcome.QueueFull);
        return outcome;
    }

    private static string NameOf<TCall>(in CallEnvelope envelope)
        where TCall : struct, ICall => envelope.Name ?? TCall.Name;
}
