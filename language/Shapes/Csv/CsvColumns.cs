using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Csv;

/// <summary>
/// The columns of a plan as a table: a row for each call, then one for each of its properties. Segment does not publish the columns of
/// its own CSV, so these are ours; docs/formats.md describes them.
/// </summary>
internal static class CsvColumns
{
    public const string Call = "call";
    public const string Event = "event";
    public const string Version = "version";
    public const string Property = "property";
    public const string Description = "description";
    public const string Owner = "owner";
    public const string User = "user";
    public const string Type = "type";
    public const string Required = "required";
    public const string Values = "values";

    /// <summary>What of a schema, or of a call, has no column of its own, as JSON; empty for nearly all.</summary>
    public const string More = "more";

    /// <summary>Columns that are a keyword of a property's schema, by the column.</summary>
    public static readonly IReadOnlyList<(string Column, string Keyword, JsonKind Kind)> Keywords =
    [
        ("format", "format", JsonKind.String),
        ("pattern", "pattern", JsonKind.String),
        ("min_length", "minLength", JsonKind.Number),
        ("max_length", "maxLength", JsonKind.Number),
        ("minimum", "minimum", JsonKind.Number),
        ("maximum", "maximum", JsonKind.Number),
        ("pii", "pii", JsonKind.True),
    ];

    public static readonly string[] All =
        [Call, Event, Version, Property, Description, Owner, User, Type, Required, Values, .. Keywords.Select(k => k.Column), More];
}
