using System.Runtime.CompilerServices;

namespace TrackingPlan;

public sealed partial class SegmentClient
{
    /// <summary>Compares a call with its plan and with what Segment needs.</summary>
    /// <returns><see cref="CallOutcome.Accepted"/> when the call is to be written.</returns>
    private CallOutcome Check<TCall>(in TCall call, in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        var violations = EnvelopeCheck.Check(in call, in envelope, out var impossible);
        if (violations is not null || impossible is not null)
            return OnViolations<TCall>(in envelope, violations, impossible);
        return _options.Enabled ? CallOutcome.Accepted : CallOutcome.Disabled;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private CallOutcome OnViolations<TCall>(in CallEnvelope envelope, IReadOnlyList<Violation>? found, Violation? impossible)
        where TCall : struct, ICall
    {
        var name = NameOf<TCall>(in envelope);
        IReadOnlyList<Violation> all = impossible is null ? found! : [.. found ?? [], impossible];
        if (_violations == ViolationPolicy.Throw)
        {
            _report.Thrown();
            throw new ViolationException(name, all);
        }

        _report.Violating(name, all);
        if (impossible is null && _violations == ViolationPolicy.Report)
            return _options.Enabled ? CallOutcome.Accepted : CallOutcome.Disabled;
        _report.Refused(FailureReason.Violation, ViolationException.Describe(all), name);
        return CallOutcome.Violation;
    }

    /// <summary>A call that could not be written whole.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private CallOutcome Refuse<TCall>(in CallEnvelope envelope, string? unwritable, string? member)
        where TCall : struct, ICall
    {
        if (unwritable is not null)
            return OnViolations<TCall>(in envelope, null, EnvelopeCheck.Unwritable<TCall>(unwritable, member));

        _report.Refused(
            FailureReason.TooLarge,
            $"the call is larger than {SegmentLimits.EventBytes} bytes, the most that Segment takes",
            NameOf<TCall>(in envelope));
        return CallOutcome.TooLarge;
    }
}
