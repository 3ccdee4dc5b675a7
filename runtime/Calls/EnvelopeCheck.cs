using System.Runtime.CompilerServices;
using TrackingPlan.Serialization;

namespace TrackingPlan;

/// <summary>What Segment needs of every call, whatever its plan says.</summary>
internal static class EnvelopeCheck
{
    /// <summary>Why Segment would answer 200 and throw the call away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Violation? Problem<TCall>(in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        if (envelope.Identity.IsEmpty)
            return new("Required", "userId", "userId or anonymousId is required");
        if (TCall.Kind == CallKind.Track && envelope.Name is { Length: 0 })
            return new("Required", "event", "event is required");
        if (TCall.Kind == CallKind.Group && string.IsNullOrEmpty(envelope.GroupId))
            return new("Required", "groupId", "groupId is required");
        if (TCall.Kind == CallKind.Alias && string.IsNullOrEmpty(envelope.PreviousId))
            return new("Required", "previousId", "previousId is required");
        if (TCall.Kind == CallKind.Alias && envelope.Identity.UserId is null)
            return new("Required", "userId", "userId is required");
        if (envelope.Options.MessageId is { } id && id.Length is 0 or > SegmentLimits.MessageIdLength)
            return new("Invalid Length", "messageId", $"messageId must have 1 to {SegmentLimits.MessageIdLength} characters");
        return null;
    }

    /// <summary>Compares a call with its plan and with what Segment needs.</summary>
    /// <param name="call">The event or traits.</param>
    /// <param name="envelope">Who, and what else goes beside it.</param>
    /// <param name="impossible">Why the call cannot be sent at all, or null.</param>
    /// <returns>How the call breaks its plan, or null.</returns>
    public static IReadOnlyList<Violation>? Check<TCall>(in TCall call, in CallEnvelope envelope, out Violation? impossible)
        where TCall : struct, ICall
    {
        var violations = new ViolationCollector(TCall.Kind);
        impossible = Problem<TCall>(in envelope);
        try
        {
            call.Validate(ref violations);
        }
#pragma warning disable CA1031 // the lists of an application may throw anything, and a call is not to be lost with an exception
        catch (Exception e)
#pragma warning restore CA1031
        {
            impossible ??= Unwritable<TCall>(Threw(e));
        }

        return violations.Found;
    }

    /// <summary>What a call is told whose values JSON cannot express.</summary>
    /// <param name="reason">Why, to follow the member's name.</param>
    /// <param name="member">The member of the call; its properties or traits when null.</param>
    public static Violation Unwritable<TCall>(string reason, string? member = null)
        where TCall : struct, ICall
    {
        member ??= TCall.Kind is CallKind.Identify or CallKind.Group ? "traits" : "properties";
        return new("Invalid Type", member, $"{member} {reason}");
    }

    /// <summary>The type alone: the message may hold what the call holds.</summary>
    public static string Threw(Exception e) => $"holds a value that threw {e.GetType().Name} when it was read";
}
