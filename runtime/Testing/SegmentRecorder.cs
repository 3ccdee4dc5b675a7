using System.Text.Json;
using TrackingPlan.Serialization;

namespace TrackingPlan.Testing;

/// <summary>
/// A client for tests: it checks and writes each call exactly as <see cref="SegmentClient"/> does, and keeps it instead of sending it.
/// </summary>
/// <example>
/// <code>
/// var segment = new SegmentRecorder();
/// new ReferralService(segment).Convert("u-1");
/// Assert.Equal(expected, Assert.Single(segment.Tracked&lt;ReferralConverted&gt;()));
/// </code>
/// </example>
public sealed class SegmentRecorder : ISegmentClient
{
    private readonly object _lock = new();
    private readonly List<RecordedCall> _calls = [];
    private readonly ViolationPolicy _violations;
    private readonly CallSerializer _serializer;

    /// <summary>Creates a recorder.</summary>
    /// <param name="violations">What happens to a call that breaks its plan; by default it throws.</param>
    /// <param name="timeProvider">The clock that calls without a time take theirs from.</param>
    public SegmentRecorder(ViolationPolicy violations = ViolationPolicy.Throw, TimeProvider? timeProvider = null)
    {
        var context = new ContextMembers(null);
        _violations = violations;
        _serializer = new(context, timeProvider ?? TimeProvider.System);
    }

    /// <summary>Every call so far, in order.</summary>
    public IReadOnlyList<RecordedCall> Calls
    {
        get
        {
            lock (_lock)
                return [.. _calls];
        }
    }

    /// <summary>The events of a type that were tracked, in order.</summary>
    public IReadOnlyList<TEvent> Tracked<TEvent>()
        where TEvent : struct, ICall => ValuesOf<TEvent>();

    /// <summary>The traits of a type that users were identified with, in order.</summary>
    public IReadOnlyList<TTraits> Identified<TTraits>()
        where TTraits : struct, IIdentifyTraits => ValuesOf<TTraits>();

    /// <summary>The traits of a type that groups were given, in order.</summary>
    public IReadOnlyList<TTraits> Grouped<TTraits>()
        where TTraits : struct, IGroupTraits => ValuesOf<TTraits>();

    /// <summary>The calls with an event or traits of a type: who they are about, and their JSON.</summary>
    public IReadOnlyList<RecordedCall> CallsOf<TCall>()
        where TCall : struct, ICall => [.. Calls.Where(call => call.Value is TCall)];

    /// <summary>Forgets every call.</summary>
    public void Clear()
    {
        lock (_lock)
            _calls.Clear();
    }

    /// <inheritdoc/>
    public CallOutcome Send<TCall>(in TCall call, in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        var name = envelope.Name ?? TCall.Name;
        var found = EnvelopeCheck.Check(in call, in envelope, out var problem);

        lock (_lock)
        {
            var scratch = CallScratch.Rent();
            var writer = new CallWriter(scratch.Space);
            _serializer.Write(ref writer, scratch.Prelude, in call, in envelope);
            scratch.Return();
            if (writer.Unwritable is { } reason)
                problem ??= EnvelopeCheck.Unwritable<TCall>(reason, writer.UnwritableMember);

            IReadOnlyList<Violation> violations = [.. found ?? [], .. problem is null ? [] : new[] { problem }];
            if (violations.Count > 0 && _violations == ViolationPolicy.Throw)
                throw new ViolationException(name, violations);
            if (problem is not null || (violations.Count > 0 && _violations == ViolationPolicy.Drop))
                return CallOutcome.Violation;
            if (writer.Overflowed)
                return CallOutcome.TooLarge;

            using var json = JsonDocument.Parse(writer.WrittenBytes.ToArray(), new() { MaxDepth = CallWriter.MaxJsonDepth });
            _calls.Add(new(TCall.Kind, name, call, envelope, json.RootElement.Clone(), violations));
            return CallOutcome.Accepted;
        }
    }

    /// <inheritdoc/>
    public ValueTask<CallOutcome> SendAsync<TCall>(TCall call, CallEnvelope envelope, CancellationToken cancellationToken = default)
        where TCall : struct, ICall
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Send(in call, in envelope));
    }

    /// <summary>There is nothing to wait for.</summary>
    public Task FlushAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    private TCall[] ValuesOf<TCall>() => [.. Calls.Select(call => call.Value).OfType<TCall>()];
}
