namespace TrackingPlan;

/// <summary>What Segment needs of every call, whatever its plan says.</summary>
internal static class EnvelopeCheck
{
    /// <summary>Why Segment would answer 200 and throw the call away.</summary>
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

    /// <summary>What a call is told whose values JSON cannot express.</summary>
    public static Violation Unwritable<TCall>(string reason)
        where TCall : struct, ICall
    {
        var member = TCall.Kind is CallKind.Identify or CallKind.Group ? "traits" : "properties";
        return new("Invalid Type", member, $"{member} {reason}");
    }
}
