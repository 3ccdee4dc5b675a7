namespace TrackingPlan.Language.Shapes.Native;

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

    public static readonly string[] Naming = ["events", "properties"];

    public static readonly string[] Audience = ["$comment", "description", "owner", "all", "any"];

    public static readonly string[] Condition = ["$comment", "event", "count", "where", "trait", "of", "set", "equals", "within"];

    public static readonly string[] Metric =
    [
        "$comment", "description", "owner", "steps", "joinOn", "groupBy", "within", "where", "event", "sum", "unit", "distinct", "divide", "by",
    ];

    public static readonly string[] Destination = ["$comment", "description", "owner", "events", "identify", "group"];

    public static readonly string[] Mapping = ["$comment", "description", "as", "after", "fields"];
}
