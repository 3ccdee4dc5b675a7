namespace TrackingPlan;

/// <summary>The six calls, on any <see cref="ISegmentClient"/>.</summary>
public static class SegmentClientCalls
{
    /// <summary>Tracks an event whose plan says which property is the user.</summary>
    public static CallOutcome Track<TEvent>(this ISegmentClient client, in TEvent e, in CallOptions options = default)
        where TEvent : struct, IUserTrackEvent =>
        client.Send(in e, new CallEnvelope { Identity = e.UserId, Options = options });

    /// <summary>Tracks an event of the given user.</summary>
    public static CallOutcome Track<TEvent>(this ISegmentClient client, Identity identity, in TEvent e, in CallOptions options = default)
        where TEvent : struct, ITrackEvent =>
        client.Send(in e, new CallEnvelope { Identity = identity, Options = options });

    /// <summary>Says who a user is.</summary>
    public static CallOutcome Identify<TTraits>(this ISegmentClient client, Identity identity, in TTraits traits, in CallOptions options = default)
        where TTraits : struct, IIdentifyTraits =>
        client.Send(in traits, new CallEnvelope { Identity = identity, Options = options });

    /// <summary>Puts a user into a group.</summary>
    public static CallOutcome Group<TTraits>(
        this ISegmentClient client, Identity identity, string groupId, in TTraits traits, in CallOptions options = default)
        where TTraits : struct, IGroupTraits =>
        client.Send(in traits, new CallEnvelope { Identity = identity, GroupId = groupId, Options = options });
}
