namespace TrackingPlan;

/// <summary>The six calls, on any <see cref="ISegmentClient"/>. What each throws and returns is said at <see cref="ISegmentClient.Send"/>.</summary>
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

    /// <summary>Says which page of a web site a user saw.</summary>
    public static CallOutcome Page<TProperties>(
        this ISegmentClient client, Identity identity, string? name, in TProperties properties, string? category = null, in CallOptions options = default)
        where TProperties : struct, IPageProperties =>
        client.Send(in properties, new CallEnvelope { Identity = identity, Name = name, Category = category, Options = options });

    /// <summary>Says which screen of an app a user saw.</summary>
    public static CallOutcome Screen<TProperties>(
        this ISegmentClient client, Identity identity, string? name, in TProperties properties, string? category = null, in CallOptions options = default)
        where TProperties : struct, IScreenProperties =>
        client.Send(in properties, new CallEnvelope { Identity = identity, Name = name, Category = category, Options = options });

    /// <summary>Says that two ids are one user.</summary>
    /// <param name="client">Sends the call.</param>
    /// <param name="previousId">The id under which the user was known.</param>
    /// <param name="userId">The id under which the user is known from now on.</param>
    /// <param name="options">Time, message id, context and integrations.</param>
    public static CallOutcome Alias(this ISegmentClient client, string previousId, string userId, in CallOptions options = default) =>
        client.Send(default(AliasCall), new CallEnvelope { Identity = userId, PreviousId = previousId, Options = options });
}
