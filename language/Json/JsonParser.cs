namespace TrackingPlan.Language.Json;

/// <summary>
/// Reads JSON (RFC 8259) for people: every value knows its place, a fault does not hide the next one, and no text, however broken,
/// throws or takes more than linear time.
/// </summary>
internal sealed class JsonParser
{
    /// <summary>How many objects and arrays may stand inside each other. Bounds the stack of everything that walks the result.</summary>
    public const int MaxDepth = 256;

    /// <summary>After so many faults the text is something else than JSON, and more of them would help nobody.</summary>
    private const int MaxFaults = 25;

    /// <summary>One more than anyone says of them, so that whoever says them knows that there are more.</summary>
    private const int MaxDuplicates = 1_001;

    private const int FewMembers = 8;

    private readonly JsonScanner scanner;
    private readonly Func<int, (int Line, int Column)> locate;
    private readonly LineMap lines;
    private readonly string end;
    private readonly List<JsonProblem> problems = [];
    private readonly List<JsonMember> openMembers = [];
    private readonly List<JsonValue> openItems = [];
    private int faults;
    private int extensions;
    private int duplicates;
    private int openArrays;
    private int openObjects;

    private JsonParser(string text, Func<int, (int Line, int Column)>? locate)
    {
        lines = new(text);
        this.locate = locate ?? lines.Locate;
        end = locate is null ? "the end of the file" : "the end of the text";
        scanner = new(text, Report);
    }

    /// <param name="text">Any text.</param>
    /// <param name="locate">Of a text within a file: where an offset of it stands there, for messages.</param>
    public static JsonDocument Parse(string text, Func<int, (int Line, int Column)>? locate = null)
    {
        var parser = new JsonParser(text, locate);
        var root = parser.ParseText();
        return new(root, parser.problems, parser.lines);
    }

    private JsonValue ParseText()
    {
        scanner.MoveNext();
        if (scanner.Token == JsonToken.End)
        {
            Fault(scanner.Range, "the file is empty; expected a tracking plan, which begins with {");
            return Broken(scanner.Range);
        }

        var root = ParseValue();
        if (scanner.Token != JsonToken.End)
            Fault(scanner.Range, "the plan has already ended here; expected nothing more");
        return root;
    }

    private JsonValue ParseValue()
    {
        switch (scanner.Token)
        {
            case JsonToken.BeginObject: return ParseNested(isObject: true);
            case JsonToken.BeginArray: return ParseNested(isObject: false);
            case JsonToken.String: return Take(JsonKind.String);
            case JsonToken.Number: return Take(JsonKind.Number);
            case JsonToken.True: return Take(JsonKind.True);
            case JsonToken.False: return Take(JsonKind.False);
            case JsonToken.Null: return Take(JsonKind.Null);
            case JsonToken.Word:
                Fault(scanner.Range, $"{JsonText.Brief(scanner.Text)} is no JSON value; expected text in double quotes, a number, true, false, null, {{ or [");
                return Take(JsonKind.Broken);
            default:
                Fault(scanner.Range, $"expected a value before {Shown(scanner.Token)}");
                return Broken(scanner.Range);
        }
    }

    private JsonValue ParseNested(bool isObject)
    {
        if (openArrays + openObjects >= MaxDepth)
            return SkipNested();
        ref var open = ref isObject ? ref openObjects : ref openArrays;
        open++;
        var value = isObject ? ParseObject() : ParseArray();
        open--;
        return value;
    }

    private JsonValue ParseObject()
    {
        var opening = scanner.Range;
        scanner.MoveNext();
        var first = openMembers.Count;
        TextRange end;
        while (!IsAtEnd(JsonToken.EndObject, opening, out end))
        {
            if (scanner.Token is not (JsonToken.String or JsonToken.Word or JsonToken.Number or JsonToken.True or JsonToken.False or JsonToken.Null))
            {
                Fault(scanner.Range, $"expected a name in double quotes before {Shown(scanner.Token)}");
                _ = ParseStray();
                continue;
            }

            if (scanner.Token != JsonToken.String)
                Fault(scanner.Range, $"a name stands in double quotes in JSON; write {JsonText.Brief(scanner.Text)}");
            var (name, nameRange) = (scanner.Text, scanner.Range);
            scanner.MoveNext();
            if (scanner.Token == JsonToken.Colon)
                scanner.MoveNext();
            else
                Fault(scanner.Range, $"expected : between the name {JsonText.Brief(name)} and its value");
            openMembers.Add(new(name, nameRange, ParseValue()));
            ParseSeparator(JsonToken.EndObject);
        }

        return new() { Kind = JsonKind.Object, Range = new(opening.Start, end.End - opening.Start), Members = WithoutDuplicates(Close(openMembers, first)) };
    }

    private JsonValue ParseArray()
    {
        var opening = scanner.Range;
        scanner.MoveNext();
        var first = openItems.Count;
        TextRange end;
        while (!IsAtEnd(JsonToken.EndArray, opening, out end))
        {
            if (scanner.Token is JsonToken.Comma or JsonToken.Colon)
            {
                Fault(scanner.Range, $"expected a value before {Shown(scanner.Token)}");
                scanner.MoveNext();
                continue;
            }

            openItems.Add(ParseValue());
            ParseSeparator(JsonToken.EndArray);
        }

        return new() { Kind = JsonKind.Array, Range = new(opening.Start, end.End - opening.Start), Items = Close(openItems, first) };
    }

    /// <summary>What an object or array holds, in exactly the memory it needs: a plan may have hundreds of thousands.</summary>
    private static T[] Close<T>(List<T> open, int first)
    {
        if (open.Count == first)
            return [];
        var own = new T[open.Count - first];
        open.CopyTo(first, own, 0, own.Length);
        open.RemoveRange(first, own.Length);
        return own;
    }

    /// <summary>What has no place here, but may hold brackets of its own.</summary>
    private JsonValue ParseStray()
    {
        if (scanner.Token is JsonToken.BeginObject or JsonToken.BeginArray)
            return ParseValue();
        scanner.MoveNext();
        return Broken(scanner.Range);
    }

    /// <summary>
    /// Whether the object or array ends here: with its own bracket, with the text, or with the bracket of one around it, which is left to
    /// that one.
    /// </summary>
    private bool IsAtEnd(JsonToken closing, TextRange opening, out TextRange end)
    {
        while (true)
        {
            end = scanner.Range;
            if (scanner.Token == closing)
            {
                scanner.MoveNext();
                return true;
            }

            if (scanner.Token == JsonToken.End)
            {
                Fault(opening, $"this {(closing == JsonToken.EndObject ? "{" : "[")} is never closed; expected {Shown(closing)} before {end}");
                return true;
            }

            if (scanner.Token is not (JsonToken.EndObject or JsonToken.EndArray))
                return false;

            var (line, column) = locate(opening.Start);
            Fault(scanner.Range, $"expected {Shown(closing)}, for the bracket at line {line + 1}, column {column + 1}, instead of {Shown(scanner.Token)}");
            if ((scanner.Token == JsonToken.EndObject ? openObjects : openArrays) > 0)
            {
                end = new(scanner.Range.Start, 0);
                return true;
            }

            scanner.MoveNext();
        }
    }

    private void ParseSeparator(JsonToken closing)
    {
        var at = scanner.Range;
        if (scanner.Token == JsonToken.Comma)
        {
            scanner.MoveNext();
            if (scanner.Token == closing)
                Report(JsonProblemKind.Extension, at, $"a comma before {Shown(closing)}, which JSON has not; delete it");
        }
        else if (scanner.Token is not (JsonToken.EndObject or JsonToken.EndArray or JsonToken.End))
        {
            Fault(at, $"expected , or {Shown(closing)} before {Shown(scanner.Token)}");
            if (scanner.Token == JsonToken.Colon)
                scanner.MoveNext();
        }
    }

    private JsonValue SkipNested()
    {
        Fault(scanner.Range, $"more than {MaxDepth} objects and arrays stand inside each other here; expected a flatter plan");
        var start = scanner.Range;
        var depth = 0;
        do
        {
            if (scanner.Token is JsonToken.BeginObject or JsonToken.BeginArray)
                depth++;
            else if (scanner.Token is JsonToken.EndObject or JsonToken.EndArray)
                depth--;
            scanner.MoveNext();
        }
        while (depth > 0 && scanner.Token != JsonToken.End);
        return Broken(start);
    }

    private JsonMember[] WithoutDuplicates(JsonMember[] members)
    {
        if (!HasDuplicates(members))
            return members;
        var last = new Dictionary<string, JsonMember>(members.Length, StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (last.TryGetValue(member.Name, out var earlier) && duplicates++ < MaxDuplicates)
                problems.Add(new(JsonProblemKind.DuplicateName, member.NameRange, member.Name, earlier.NameRange));
            last[member.Name] = member;
        }

        return Array.FindAll(members, member => ReferenceEquals(last[member.Name], member));
    }

    private static bool HasDuplicates(JsonMember[] members)
    {
        // Most objects are small: comparing all pairs costs less than a set.
        if (members.Length > FewMembers)
            return new HashSet<string>(members.Select(member => member.Name), StringComparer.Ordinal).Count < members.Length;
        for (var i = 1; i < members.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (members[i].Name == members[j].Name)
                    return true;
            }
        }

        return false;
    }

    private JsonValue Take(JsonKind kind)
    {
        var value = new JsonValue { Kind = kind, Range = scanner.Range, Text = kind is JsonKind.String or JsonKind.Number ? scanner.Text : "" };
        scanner.MoveNext();
        return value;
    }

    private static JsonValue Broken(TextRange range) => new() { Kind = JsonKind.Broken, Range = range };

    private void Fault(TextRange range, string message) => Report(JsonProblemKind.Syntax, range, message);

    private void Report(JsonProblemKind kind, TextRange range, string message)
    {
        if ((kind == JsonProblemKind.Syntax ? ++faults : ++extensions) <= MaxFaults)
            problems.Add(new(kind, range, message));
    }

    private string Shown(JsonToken token) => token switch
    {
        JsonToken.BeginObject => "{",
        JsonToken.EndObject => "}",
        JsonToken.BeginArray => "[",
        JsonToken.EndArray => "]",
        JsonToken.Colon => ":",
        JsonToken.Comma => ",",
        JsonToken.String => "this text",
        JsonToken.Number => "this number",
        JsonToken.End => end,
        _ => "this word",
    };
}
