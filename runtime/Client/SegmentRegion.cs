namespace TrackingPlan;

/// <summary>
/// Where a workspace's data is kept (<see href="https://segment.com/docs/guides/regional-segment/">Regional Segment</see>). Segment rejects
/// calls that are sent to the wrong region.
/// </summary>
public enum SegmentRegion
{
    /// <summary>Oregon: <c>https://api.segment.io</c>.</summary>
    US,

    /// <summary>Dublin: <c>https://events.eu1.segmentapis.com</c>.</summary>
    EU,
}
