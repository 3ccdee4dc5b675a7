namespace TrackingPlan.Plan.Reading;

/// <summary>The keys of the native format, beside those of schemas.</summary>
internal static class NativeKeys
{
    public static readonly string[] Plan =
    [
        "$schema", "$comment", "name", "description", "naming", "definitions", "$defs", "events", "identify", "group", "page", "screen",
        "audiences", "metrics", "destinations",
    ];

    public static readonly string[] Version =
    [
        "$comment", "description", "owner", "csharpName", "renamedFrom", "deprecated", "user", "alongside", "properties", "required", "additionalProperties",
    ];

    public static readonly string[] Event = ["version", "versions", .. Version];

    public static readonly string[] Traits =
    [
        "$comment", "description", "owner", "version", "csharpName", "renamedFrom", "deprecated", "traits", "required", "additionalProperties",
    ];

    public static readonly string[] Page =
    [
        "$comment", "name", "description", "owner", "version", "csharpName", "renamedFrom", "deprecated", "user", "properties", "required", "additionalProperties",
    ];
}
