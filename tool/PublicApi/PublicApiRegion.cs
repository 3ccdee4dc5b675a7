namespace TrackingPlan.Tool.PublicApi;

/// <summary>Where a workspace lives. See <see href="https://docs.segmentapis.com/tag/Getting-Started"/>.</summary>
internal enum PublicApiRegion
{
    Us,
    Eu,
}

internal static class SegmentRegions
{
    public static Uri Host(this PublicApiRegion region) =>
        new(region == PublicApiRegion.Eu ? "https://eu1.api.segmentapis.com" : "https://api.segmentapis.com");
}
