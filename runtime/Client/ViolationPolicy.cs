namespace TrackingPlan;

/// <summary>
/// What happens to a call that breaks its plan. A call that Segment could not accept at all (no identity, no group id, a message id that is
/// too long) is never sent, whatever the policy.
/// </summary>
public enum ViolationPolicy
{
    /// <summary>The call throws a <see cref="ViolationException"/>. For development and tests.</summary>
    Throw,

    /// <summary>The violation is counted, logged and given to <see cref="SegmentOptions.OnViolation"/>, and the call is sent.</summary>
    Report,

    /// <summary>As <see cref="Report"/>, but the call is not sent.</summary>
    Drop,
}
