using System.CommandLine;
using TrackingPlan.Tool.PublicApi;

namespace TrackingPlan.Tool.Commands;

/// <summary>Options of the commands that talk to Segment.</summary>
internal static class PublicApiOptions
{
    public static Option<string?> Region()
    {
        var region = new Option<string?>("--region")
        {
            Description = $"Where the workspace lives; {SegmentConnection.RegionVariable} says it when absent, and else it is us.",
            HelpName = "us|eu",
        };
        region.AcceptOnlyFromAmong("us", "eu");
        return region;
    }
}
