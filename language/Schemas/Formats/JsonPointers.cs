using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>RFC 6901, section 3, and draft-handrews-relative-json-pointer-01, section 3.</summary>
internal static class JsonPointers
{
    public static bool IsPointer(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] != '/')
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '~' && (i + 1 == text.Length || text[i + 1] is not ('0' or '1')))
                return false;
        }

        return true;
    }

    public static bool IsRelative(ReadOnlySpan<char> text)
    {
        var digits = 0;
        while (digits < text.Length && AsciiChar.IsDigit(text[digits]))
            digits++;
        if (digits == 0 || (digits > 1 && text[0] == '0'))
            return false;
        var rest = text.Slice(digits);
        return rest.Length == 1 && rest[0] == '#' || IsPointer(rest);
    }
}
