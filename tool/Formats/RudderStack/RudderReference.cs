namespace TrackingPlan.Tool.Formats.RudderStack;

/// <summary>How one file refers to what another defines: <c>#/events/GROUP/ID</c>, or <c>#event:ID</c> since <c>rudder/v1</c>.</summary>
/// <param name="Group">Null when the reference names none.</param>
internal readonly record struct RudderReference(string Kind, string? Group, string Id)
{
    /// <summary>Null when the text is none.</summary>
    public static RudderReference? Of(string? text)
    {
        if (text is null || !text.StartsWith('#'))
            return null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && text[1] != '/')
            return new RudderReference(Plural(text[1..colon]), null, text[(colon + 1)..]);
        var parts = text[1..].Trim('/').Split('/');
        return parts.Length switch { < 2 => null, 2 => new RudderReference(parts[0], null, parts[1]), _ => new RudderReference(parts[0], parts[1], parts[^1]) };
    }

    private static string Plural(string kind) => kind switch
    {
        "property" => "properties",
        "category" => "categories",
        "tracking-plan" => RudderSpec.PlanKind,
        _ => kind + "s",
    };
}
