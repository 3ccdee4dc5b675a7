using System.Globalization;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Contract;

/// <summary>One line of a lock: <c>track "Order Completed" v2 "order_id" required {"type":"string"}</c>.</summary>
/// <param name="Names">The texts in quotes: of the call, then of the property.</param>
/// <param name="IsRequired">Whether a property is; null for a line that is of no property.</param>
/// <param name="Json">What stands at the end; null when nothing does.</param>
internal sealed record LockLine(string Keyword, IReadOnlyList<string> Names, int? Version, bool? IsRequired, JsonValue? Json)
{
    /// <summary>Null when the line is none.</summary>
    public static LockLine? Parse(string line)
    {
        var space = line.IndexOf(' ');
        if (space < 0)
            return null;
        var parsed = new LockLine(line.Substring(0, space), [], null, null, null);
        for (var at = space; at < line.Length;)
        {
            if (line[at] == ' ')
            {
                at++;
                continue;
            }

            var end = EndOfWord(line, at);
            if (end < 0 || parsed.With(line.Substring(at, end - at)) is not { } next)
                return null;
            (parsed, at) = (next, end);
        }

        return parsed;
    }

    private LockLine? With(string word)
    {
        if (Json is not null)
            return null;
        if (word[0] == '"')
            return this with { Names = [.. Names, JsonParser.Parse(word).Root.Text] };
        if (word[0] == '{')
            return JsonParser.Parse(word) is { Problems.Count: 0 } json ? this with { Json = json.Root } : null;
        if (word is "required" or "optional")
            return this with { IsRequired = word == "required" };
        return word[0] == 'v' && int.TryParse(word.Substring(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var version)
            ? this with { Version = version }
            : null;
    }

    /// <summary>The end of a quoted text, of the JSON that ends the line, or of a word; -1 when a quote is not closed.</summary>
    private static int EndOfWord(string line, int start)
    {
        if (line[start] == '{')
            return line.Length;
        if (line[start] != '"')
            return line.IndexOf(' ', start) is var space and >= 0 ? space : line.Length;
        for (var i = start + 1; i < line.Length; i++)
        {
            if (line[i] == '\\')
                i++;
            else if (line[i] == '"')
                return i + 1;
        }

        return -1;
    }
}
