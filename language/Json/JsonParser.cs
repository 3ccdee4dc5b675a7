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

    private readonly JsonScanner _scanner;
    private readonly Func<int, (int Line, int Column)> _locate;
    private readonly LineMap _lines;
    private readonly string _end;
    private readonly List<JsonProblem> _problems = [];
    private readonly List<JsonMember> _openMembers = [];
    private readonly List<JsonValue> _openItems = [];
    private int _faults;
    private int _extensions;
    private int _duplicates;
    private int _openArrays;
    private int _openObjects;

    private JsonParser(string text, Func<int, (int Line, int Column)>? locate)
    {
        _lines = new(text);
        _locate = locate ?? _lines.Locate;
        _end = locate is null ? "the end of the file" : "the end of the text";
        _scanner = new(text, Report);
    }

    /// <param name="text">Any text.</param>
    /// <param name="locate">Of a text within a file: where an offset of it stands there, for messages.</param>
    public static JsonDocument Parse(string text, Func<int, (int Line, int Column)>? locate = null)
    {
        var parser = new JsonParser(text, locate);
        var root = parser.ParseText();
        return new(root, parser._problems, parser._lines);
    }

    private JsonValue ParseText()
    {
        _scanner.MoveNext();
        if (_scanner.Token == JsonToken.End)
        {
            Fault(_scanner.Range, "the file is empty; expected a tracking plan, which begins with {");
            return Broken(_scanner.Range);
        }

        var root = ParseValue();
        if (_scanner.Token != JsonToken.End)
            Fault(_scanner.Range, "the plan has already ended here; expected nothing more");
        return root;
    }

    private JsonValue ParseValue()
    {
        switch (_scanner.Token)
        {
            case JsonToken.BeginObject: return ParseNested(isObject: true);
            case JsonToken.BeginArray: return ParseNested(isObject: false);
            case JsonToken.String: return Take(JsonKind.String);
            case JsonToken.Number: return Take(JsonKind.Number);
            case JsonToken.True: return Take(JsonKind.True);
            case JsonToken.False: return Take(JsonKind.False);
            case JsonToken.Null: return Take(JsonKind.Null);
            case JsonToken.Word:
                Fault(_scanner.Range, $"{JsonText.Brief(_scanner.Text)} is no JSON value; expected text in double quotes, a number, true, false, null, {{ or [");
                return Take(JsonKind.Broken);
            default:
                Fault(_scanner.Range, $"expected a value before {Shown(_scanner.Token)}");
                return Broken(_scanner.Range);
        }
    }

    private JsonValue ParseNested(bool isObject)
    {
        if (_openArrays + _openObjects >= MaxDepth)
            return SkipNested();
        ref var open = ref isObject ? ref _openObjects : ref _openArrays;
        open++;
        var value = isObject ? ParseObject() : ParseArray();
        open--;
        return value;
    }

    private JsonValue ParseObject()
    {
        var opening = _scanner.Range;
        _scanner.MoveNext();
        var first = _openMembers.Count;
        TextRange end;
        while (!IsAtEnd(JsonToken.EndObject, opening, out end))
        {
            if (_scanner.Token is not (JsonToken.String or JsonToken.Word or JsonToken.Number or JsonToken.True or JsonToken.False or JsonToken.Null))
            {
                Fault(_scanner.Range, $"expected a name in double quotes before {Shown(_scanner.Token)}");
                _ = ParseStray();
                continue;
            }

            if (_scanner.Token != JsonToken.String)
                Fault(_scanner.Range, $"a name stands in double quotes in JSON; write {JsonText.Brief(_scanner.Text)}");
            var (name, nameRange) = (_scanner.Text, _scanner.Range);
            _scanner.MoveNext();
            if (_scanner.Token == JsonToken.Colon)
                _scanner.MoveNext();
            else
                Fault(_scanner.Range, $"expected : between the name {JsonText.Brief(name)} and its value");
            _openMembers.Add(new(name, nameRange, ParseValue()));
            ParseSeparator(JsonToken.EndObject);
        }

        return new() { Kind = JsonKind.Object, Range = new(opening.Start, end.End - opening.Start), Members = WithoutDuplicates(Close(_openMembers, first)) };
    }

    private JsonValue ParseArray()
    {
        var opening = _scanner.Range;
        _scanner.MoveNext();
        var first = _openItems.Count;
        TextRange end;
        while (!IsAtEnd(JsonToken.EndArray, opening, out end))
        {
            if (_scanner.Token is JsonToken.Comma or JsonToken.Colon)
            {
                Fault(_scanner.Range, $"expected a value before {Shown(_scanner.Token)}");
                _scanner.MoveNext();
                continue;
            }

            _openItems.Add(ParseValue());
            ParseSeparator(JsonToken.EndArray);
        }

        return new() { Kind = JsonKind.Array, Range = new(opening.Start, end.End - opening.Start), Items = Close(_openItems, first) };
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
        if (_scanner.Token is JsonToken.BeginObject or JsonToken.BeginArray)
            return ParseValue();
        _scanner.MoveNext();
        return Broken(_scanner.Range);
    }

    /// <summary>
    /// Whether the object or array ends here: with its own bracket, with the text, or with the bracket of one around it, which is left to
    /// that one.
    /// </summary>
    private bool IsAtEnd(JsonToken closing, TextRange opening, out TextRange end)
    {
        while (true)
        {
            end = _scanner.Range;
            if (_scanner.Token == closing)
            {
                _scanner.MoveNext();
                return true;
            }

            if (_scanner.Token == JsonToken.End)
            {
                Fault(opening, $"this {(closing == JsonToken.EndObject ? "{" : "[")} is never closed; expected {Shown(closing)} before {end}");
                return true;
            }

            if (_scanner.Token is not (JsonToken.EndObject or JsonToken.EndArray))
                return false;

            var (line, column) = _locate(opening.Start);
            Fault(_scanner.Range, $"expected {Shown(closing)}, for the bracket at line {line + 1}, column {column + 1}, instead of {Shown(_scanner.Token)}");
            if ((_scanner.Token == JsonToken.EndObject ? _openObjects : _openArrays) > 0)
            {
                end = new(_scanner.Range.Start, 0);
                return true;
            }

            _scanner.MoveNext();
        }
    }

    private void ParseSeparator(JsonToken closing)
    {
        var at = _scanner.Range;
        if (_scanner.Token == JsonToken.Comma)
        {
            _scanner.MoveNext();
            if (_scanner.Token == closing)
                Report(JsonProblemKind.Extension, at, $"a comma before {Shown(closing)}, which JSON has not; delete it");
        }
        else if (_scanner.Token is not (JsonToken.EndObject or JsonToken.EndArray or JsonToken.End))
        {
            Fault(at, $"expected , or {Shown(closing)} before {Shown(_scanner.Token)}");
            if (_scanner.Token == JsonToken.Colon)
                _scanner.MoveNext();
        }
    }

    private JsonValue SkipNested()
    {
        Fault(_scanner.Range, $"more than {MaxDepth} objects and arrays stand inside each other here; expected a flatter plan");
        var start = _scanner.Range;
        var depth = 0;
        do
        {
            if (_scanner.Token is JsonToken.BeginObject or JsonToken.BeginArray)
                depth++;
            else if (_scanner.Token is JsonToken.EndObject or JsonToken.EndArray)
                depth--;
            _scanner.MoveNext();
        }
        while (depth > 0 && _scanner.Token != JsonToken.End);
        return Broken(start);
    }

    private JsonMember[] WithoutDuplicates(JsonMember[] members)
    {
        if (!HasDuplicates(members))
            return members;
        var last = new Dictionary<string, JsonMember>(members.Length, StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (last.TryGetValue(member.Name, out var earlier) && _duplicates++ < MaxDuplicates)
                _problems.Add(new(JsonProblemKind.DuplicateName, member.NameRange, member.Name, earlier.NameRange));
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
        var value = new JsonValue { Kind = kind, Range = _scanner.Range, Text = kind is JsonKind.String or JsonKind.Number ? _scanner.Text : "" };
        _scanner.MoveNext();
        return value;
    }

    private static JsonValue Broken(TextRange range) => new() { Kind = JsonKind.Broken, Range = range };

    private void Fault(TextRange range, string message) => Report(JsonProblemKind.Syntax, range, message);

    private void Report(JsonProblemKind kind, TextRange range, string message)
    {
        if ((kind == JsonProblemKind.Syntax ? ++_faults : ++_extensions) <= MaxFaults)
            _problems.Add(new(kind, range, message));
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
        JsonToken.End => _end,
        _ => "this word",
    };
}
