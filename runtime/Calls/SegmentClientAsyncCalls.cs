namespace TrackingPlan;

/// <summary>
/// The six calls for code that must not lose one while the queue is full: they wait for room without blocking a thread. See
/// <see cref="ISegmentClient.SendAsync"/>.
/// </summary>
public static class SegmentClientAsyncCalls
{
    /// <summary>Tracks an event whose plan says which property is the user.</summary>
    public static ValueTask<CallOutcome> TrackAsync<TEvent>(
        this ISegmentClient client, in TEvent e, in CallOptions options = default, CancellationToken cancellationToken = default)
        where TEvent : struct, IUserTrackEvent =>
        client.SendAsync(e, new CallEnvelope { Identity = e.UserId, Options = options }, cancellationToken);

    /// <summary>Tracks an event of the given user.</summary>
    public static ValueTask<CallOutcome> TrackAsync<TEvent>(
        this ISegmentClient client, Identity identity, in TEvent e, in CallOptions options = default, CancellationToken cancellationToken = default)
        where TEvent : struct, ITrackEvent =>
        client.SendAsync(e, new CallEnvelope { Identity = identity, Options = options }, cancellationToken);

    /// <summary>Says who a user is.</summary>
    public static ValueTask<CallOutcome> IdentifyAsync<TTraits>(
        this ISegmentClient client,
        Identity identity,
        in TTraits traits,
        in CallOptions options = default,
        CancellationToken cancellationToken = default)
        where TTraits : struct, IIdentifyTraits =>
        client.SendAsync(traits, new CallEnvelope { Identity = identity, Options = options }, cancellationToken);

    /// <summary>Puts a user into a group.</summary>
    public static ValueTask<CallOutcome> GroupAsync<TTraits>(
        this ISegmentClient client,
        Identity identity,
        string groupId,
        in TTraits traits,
        in CallOptions options = default,
        CancellationToken cancellationToken = default)
        where TTraits : struct, IGroupTraits =>
        client.SendAsync(traits, new CallEnvelope { Identity = identity, GroupId = groupId, Options = options }, cancellationToken);

    /// <summary>Says which page of a web site a user saw.</summary>
    public static ValueTask<CallOutcome> PageAsync<TProperties>(
        this ISegmentClient client,
        Identity identity,
        string? name,
        in TProperties properties,
        string? category = null,
        in CallOptions options = default,
        CancellationToken cancellationToken = default)
        where TProperties : struct, IPageProperties =>
        client.SendAsync(
            properties, new CallEnvelope { Identity = identity, Name = name, Category = category, Options = options }, cancellationToken);

    /// <summary>Says which screen of an app a user saw.</summary>
    public static ValueTask<CallOutcome> ScreenAsync<TProperties>(
        this ISegmentClient client,
        Identity identity,
        string? name,
        in TProperties properties,
        string? category = null,
        in CallOptions options = default,
        CancellationToken cancellationToken = default)
        where TProperties : struct, IScreenProperties =>
        client.SendAsync(
            properties, new CallEnvelope { Identity = identity, Name = name, Category = category, Options = options }, cancellationToken);

    /// <summary>Says that two ids are one user.</summary>
    public static ValueTask<CallOutcome> AliasAsync(
        this ISegmentClient client, string previousId, string userId, in CallOptions options = default, CancellationToken cancellationToken = default) =>
        client.SendAsync(default(AliasCall), new CallEnvelope { Identity = userId, PreviousId = previousId, Options = options }, cancellationToken);
}
