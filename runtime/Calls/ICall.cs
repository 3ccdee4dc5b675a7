using TrackingPlan.Serialization;

namespace TrackingPlan;

/// <summary>
/// One analytics call that can write itself as JSON. The compiler generates an implementation for every event and every set of
/// traits of a tracking plan; there is no need to implement it by hand.
/// </summary>
/// <remarks>
/// Members are explicit in generated code, so that an event shows nothing but its own properties. A call is a struct and is never boxed
/// on its way to the batch.
/// </remarks>
public interface ICall
{
    /// <summary>The kind of the call.</summary>
    static abstract CallKind Kind { get; }

    /// <summary>The event's name in the plan, exactly as on the wire; for the other kinds the kind's wire name, such as <c>identify</c>.</summary>
    static abstract string Name { get; }

    /// <summary>
    /// Members of <c>context</c> that every call of this type carries, as UTF-8 JSON without the surrounding braces: the event version
    /// (<c>"protocols":{"event_version":1}</c>) and the plan. Empty when there are none.
    /// </summary>
    static abstract ReadOnlySpan<byte> Context { get; }

    /// <summary>
    /// Writes the members that belong to the call itself, each with a leading comma:
    /// <c>,"type":"track","event":"Referral Converted","properties":{...}</c>. Identity, ids, times and context are the client's.
    /// </summary>
    /// <param name="writer">Where to write.</param>
    void Write(ref CallWriter writer);

    /// <summary>Compares the call's values with its plan and collects each difference.</summary>
    /// <param name="violations">Receives the differences.</param>
    void Validate(ref ViolationCollector violations);
}

/// <summary>A Track event whose user is named at the call.</summary>
public interface ITrackEvent : ICall;

/// <summary>A Track event whose plan says which of its properties is the user.</summary>
public interface IUserTrackEvent : ICall
{
    /// <summary>The call's <c>userId</c>; null or empty is a violation.</summary>
    string? UserId { get; }
}

/// <summary>The traits of an Identify call.</summary>
public interface IIdentifyTraits : ICall;

/// <summary>The traits of a Group call.</summary>
public interface IGroupTraits : ICall;

/// <summary>The properties of a Page call.</summary>
public interface IPageProperties : ICall;

/// <summary>The properties of a Screen call.</summary>
public interface IScreenProperties : ICall;
