namespace TrackingPlan;

/// <summary>
/// Who a call is about: a user id, an anonymous id, or both. Segment needs at least one of them
/// (<see href="https://segment.com/docs/connections/spec/identify/#identities">Identities</see>).
/// </summary>
/// <remarks>
/// A string converts to a user id. An empty one (<c>default</c>, or a conversion from null or <c>""</c>) never throws where it is made; the
/// call that uses it is refused, so that a missing id is reported like every other violation.
/// </remarks>
public readonly struct Identity : IEquatable<Identity>
{
    private Identity(string? userId, string? anonymousId)
    {
        UserId = string.IsNullOrEmpty(userId) ? null : userId;
        AnonymousId = string.IsNullOrEmpty(anonymousId) ? null : anonymousId;
    }

    /// <summary>The id of a known user, or null.</summary>
    public string? UserId { get; }

    /// <summary>The id of a visitor who is not known yet, or null.</summary>
    public string? AnonymousId { get; }

    /// <summary>True when there is neither a user id nor an anonymous id.</summary>
    public bool IsEmpty => UserId is null && AnonymousId is null;

    /// <summary>A known user.</summary>
    /// <exception cref="ArgumentException"><paramref name="userId"/> is null or empty.</exception>
    public static Identity User(string userId)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return new(userId, null);
    }

    /// <summary>A visitor who is not known yet. Segment recommends a UUID.</summary>
    /// <exception cref="ArgumentException"><paramref name="anonymousId"/> is null or empty.</exception>
    public static Identity Anonymous(string anonymousId)
    {
        ArgumentException.ThrowIfNullOrEmpty(anonymousId);
        return new(null, anonymousId);
    }

    /// <summary>A known user together with the anonymous id seen before.</summary>
    /// <exception cref="ArgumentException">One of the ids is null or empty.</exception>
    public static Identity Both(string userId, string anonymousId)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ArgumentException.ThrowIfNullOrEmpty(anonymousId);
        return new(userId, anonymousId);
    }

    /// <summary>A user id; empty when <paramref name="userId"/> is null or <c>""</c>.</summary>
    public static implicit operator Identity(string? userId) => FromString(userId);

    /// <summary>A user id; empty when <paramref name="userId"/> is null or <c>""</c>.</summary>
    public static Identity FromString(string? userId) => new(userId, null);

    /// <inheritdoc/>
    public bool Equals(Identity other) =>
        string.Equals(UserId, other.UserId, StringComparison.Ordinal) && string.Equals(AnonymousId, other.AnonymousId, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Identity other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(UserId, AnonymousId);

    /// <summary>Which ids there are; never their values, for they are personal data.</summary>
    public override string ToString() => (UserId, AnonymousId) switch
    {
        (null, null) => "no id",
        (not null, null) => "user id",
        (null, not null) => "anonymous id",
        _ => "user id and anonymous id",
    };

    /// <summary>Whether both ids are the same.</summary>
    public static bool operator ==(Identity left, Identity right) => left.Equals(right);

    /// <summary>Whether an id differs.</summary>
    public static bool operator !=(Identity left, Identity right) => !left.Equals(right);
}
