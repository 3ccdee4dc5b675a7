namespace TrackingPlan.Language.Json;

/// <summary>JSON Pointer (RFC 6901) as a URI fragment, <c>#/definitions/user_id</c>.</summary>
internal static class JsonPointer
{
    /// <summary>The value that a pointer leads to; null when there is none.</summary>
    public static JsonValue? Find(JsonValue root, string pointer)
    {
        var value = root;
        var isFirst = true;
        foreach (var segment in pointer.Split('/'))
        {
            if (isFirst)
            {
                if (segment != "#")
                    return null;
                isFirst = false;
                continue;
            }

            var name = Unescape(segment);
            var next = value.Kind == JsonKind.Array && int.TryParse(name, out var index) && index >= 0 && index < value.Items.Count ? value.Items[index] : value[name];
            if (next is null)
                return null;
            value = next;
        }

        return isFirst ? null : value;
    }

    /// <summary>The same text for pointers to the same place.</summary>
    public static string Normalize(string pointer)
    {
        if (pointer.IndexOfAny(['%', '~']) < 0 && pointer.StartsWith("#", StringComparison.Ordinal))
            return pointer;
        var segments = pointer.Split('/');
        for (var i = 1; i < segments.Length; i++)
            segments[i] = Escape(Unescape(segments[i]));
        return segments[0] == "#" ? string.Join("/", segments) : "#?" + string.Join("/", segments);
    }

    public static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");

    /// <summary>The name that a pointer ends with; empty for the root.</summary>
    public static string LastName(string pointer) => pointer.LastIndexOf('/') is >= 0 and var slash ? Unescape(pointer.Substring(slash + 1)) : "";

    private static string Unescape(string segment)
    {
        if (segment.IndexOf('%') >= 0)
            segment = Uri.UnescapeDataString(segment);
        return segment.Replace("~1", "/").Replace("~0", "~");
    }
}
