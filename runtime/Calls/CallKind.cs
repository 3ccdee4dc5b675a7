namespace TrackingPlan;

/// <summary>The six calls of <see href="https://segment.com/docs/connections/spec/">Segment's specification</see>.</summary>
public enum CallKind
{
    /// <summary>What a user did.</summary>
    Track,

    /// <summary>Who a user is.</summary>
    Identify,

    /// <summary>Which company, team or account a user belongs to.</summary>
    Group,

    /// <summary>Which page of a web site a user saw.</summary>
    Page,

    /// <summary>Which screen of an app a user saw.</summary>
    Screen,

    /// <summary>That two ids are one user.</summary>
    Alias,
}
