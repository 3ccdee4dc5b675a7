namespace TrackingPlan.Tool.Review;

/// <summary>Which harm makes a review fail.</summary>
internal enum FailOn
{
    /// <summary>Code or data.</summary>
    Any,

    Code,

    Data,

    None,
}
