using System.Text.RegularExpressions;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TrackingPlan.Tool.Formats.Yaml;

/// <summary>Reads the first document of a YAML text as the JSON that it says, with ranges that are those of the text.</summary>
internal static partial class YamlText
{
    /// <summary>Bounds the stack of everything that walks the document.</summary>
    private const int MaxDepth = 100;

    /// <summary>Aliases let a small text say much.</summary>
    private const int MostValues = 1_000_000;

    /// <exception cref="InputException">The text is no YAML, or holds what JSON cannot say.</exception>
    public static JsonValue Read(string text, string label)
    {
        var stream = new YamlStream();
        try
        {
            RequireDepth(text, label);
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new InputException($"{label}({exception.Start.Line},{exception.Start.Column}): is no YAML: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or NullReferenceException or IndexOutOfRangeException)
        {
            // The library's own faults: it fails on a colon where none may stand, and says no place.
            throw new InputException($"{label}: is no YAML.", exception);
        }

        var left = MostValues;
        return stream.Documents.Count == 0 ? JsonBuild.Null : ToJson(stream.Documents[0].RootNode, 0, ref left, label);
    }

    /// <summary>The library builds its documents by recursion: what is too deep for it must be found before.</summary>
    private static void RequireDepth(string text, string label)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current switch { MappingStart or SequenceStart => 1, MappingEnd or SequenceEnd => -1, _ => 0 };
            if (depth > MaxDepth)
                throw new InputException($"{label}({parser.Current!.Start.Line},{parser.Current.Start.Column}): more than {MaxDepth} values stand inside each other here; expected a flatter file.");
        }
    }

    private static JsonValue ToJson(YamlNode node, int depth, ref int left, string label)
    {
        var range = new TextRange((int)node.Start.Index, (int)Math.Max(0, node.End.Index - node.Start.Index));
        if (depth > MaxDepth || --left < 0)
            throw new InputException($"{label}({node.Start.Line},{node.Start.Column}): aliases make this file endless; write its values out.");
        switch (node)
        {
            case YamlSequenceNode sequence:
                var items = new List<JsonValue>(sequence.Children.Count);
                foreach (var child in sequence.Children)
                    items.Add(ToJson(child, depth + 1, ref left, label));
                return new JsonValue { Kind = JsonKind.Array, Range = range, Items = items };
            case YamlMappingNode mapping:
                return new JsonValue { Kind = JsonKind.Object, Range = range, Members = Members(mapping, depth, ref left, label) };
            case YamlScalarNode scalar:
                return Scalar(scalar, range);
            default:
                return new JsonValue { Kind = JsonKind.Null, Range = range };
        }
    }

    /// <summary>With what <c>&lt;&lt;</c> merges in, which stands behind what the mapping says itself.</summary>
    private static List<JsonMember> Members(YamlMappingNode mapping, int depth, ref int left, string label)
    {
        var members = new List<JsonMember>(mapping.Children.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var merged = new List<JsonValue>();
        foreach (var (key, child) in mapping.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
                throw new InputException($"{label}({key.Start.Line},{key.Start.Column}): expected text for a name.");
            var value = ToJson(child, depth + 1, ref left, label);
            if (name == "<<")
                merged.AddRange(value.Kind == JsonKind.Array ? value.Items : [value]);
            else if (names.Add(name))
                members.Add(new JsonMember(name, new TextRange((int)key.Start.Index, (int)(key.End.Index - key.Start.Index)), value));
        }

        foreach (var member in merged.SelectMany(value => value.Members))
        {
            if (names.Add(member.Name))
                members.Add(member);
        }

        return members;
    }

    /// <summary>A plain scalar by YAML 1.2's core schema, as far as JSON has its value; any other is text.</summary>
    private static JsonValue Scalar(YamlScalarNode scalar, TextRange range)
    {
        var text = scalar.Value ?? "";
        var kind = scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) ? JsonKind.String : text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => JsonKind.Null,
            "true" or "True" or "TRUE" => JsonKind.True,
            "false" or "False" or "FALSE" => JsonKind.False,
            _ => Number().IsMatch(text) ? JsonKind.Number : JsonKind.String,
        };
        return new JsonValue { Kind = kind, Range = range, Text = kind is JsonKind.String or JsonKind.Number ? text : "" };
    }

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
