namespace TrackingPlan.Language.Changes;

/// <summary>What a change does to one of its two audiences: the code that makes the calls, or the data that comes of them.</summary>
internal enum Impact
{
    /// <summary>Nothing that worked stops working.</summary>
    None,

    /// <summary>It may do harm, which only a person can judge.</summary>
    Warning,

    /// <summary>Code: callers stop compiling. Data: dashboards, audiences or warehouses start to lie.</summary>
    Breaking,
}
