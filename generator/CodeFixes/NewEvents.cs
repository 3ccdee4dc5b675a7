using System.Text;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>Adds events to a native plan as a person would: at the end of the events, in the file's own indentation and line breaks.</summary>
internal static class NewEvents
{
    /// <summary>The insertion; null when the text is no native plan, is too broken to be edited, or would not say what it should.</summary>
    public static TextChange? AddEvents(SourceText text, IReadOnlyList<NewEvent> added)
    {
        if (Insertion(text, added) is not { } change)
            return null;
        var after = JsonParser.Parse(text.WithChanges(change).ToString());
        return after.Problems.All(problem => problem.Kind != JsonProblemKind.Syntax) && added.All(e => after.Root["events"]?.Find(e.Name) is not null) ? change : null;
    }

    private static TextChange? Insertion(SourceText text, IReadOnlyList<NewEvent> added)
    {
        var content = text.ToString();
        var document = JsonParser.Parse(content);
        if (document.Root.Kind != JsonKind.Object || document.Root["rules"] is not null || document.Problems.Any(problem => problem.Kind == JsonProblemKind.Syntax))
            return null;
        var layout = Layout.Of(text, document.Root);
        var members = string.Join("," + layout.Line(2), added.Select(e => e.ToJson(layout, 2)));
        if (document.Root.Find("events") is { } events)
            return events.Value.Kind == JsonKind.Object ? Append(content, events.Value, members, layout, 1) : null;
        return Append(content, document.Root, $"\"events\": {{{layout.Line(2)}{members}{layout.Line(1)}}}", layout, 0);
    }

    /// <summary>Puts a member behind the last one of an object, or into an empty object.</summary>
    private static TextChange Append(string content, JsonValue owner, string member, Layout layout, int depth)
    {
        if (owner.Members.Count > 0)
        {
            var last = owner.Members[owner.Members.Count - 1].Value.Range.End;
            return new(new(last, 0), "," + layout.Line(depth + 1) + member);
        }

        // Whatever blank stands between the braces becomes the new layout.
        var inner = TextSpan.FromBounds(owner.Range.Start + 1, owner.Range.End - 1);
        return string.IsNullOrWhiteSpace(content.Substring(inner.Start, inner.Length))
            ? new(inner, layout.Line(depth + 1) + member + layout.Line(depth))
            : new(new(inner.Start, 0), layout.Line(depth + 1) + member);
    }

    /// <summary>How the file is laid out.</summary>
    internal sealed record Layout(string LineBreak, string Indent)
    {
        public static Layout Of(SourceText text, JsonValue root)
        {
            var indent = "  ";
            if (root.Members.Count > 0)
            {
                var at = root.Members[0].NameRange.Start;
                var line = text.Lines.GetLineFromPosition(at);
                var before = text.ToString(TextSpan.FromBounds(line.Start, at));
                if (before.Length > 0 && string.IsNullOrWhiteSpace(before))
                    indent = before;
            }

            return new(LineEnds.Of(text.ToString()), indent);
        }

        public string Line(int depth) => LineBreak + string.Concat(Enumerable.Repeat(Indent, depth));
    }
}

/// <summary>An event as the code sends it.</summary>
/// <param name="Properties">Names and JSON types; null for a type that the code does not show.</param>
internal sealed record NewEvent(string Name, IReadOnlyList<(string Name, string? Type)> Properties)
{
    public string ToJson(NewEvents.Layout layout, int depth)
    {
        var json = new StringBuilder(Spelled(Name)).Append(": {");
        json.Append(layout.Line(depth + 1)).Append("\"description\": \"\",");
        json.Append(layout.Line(depth + 1)).Append("\"properties\": {");
        for (var i = 0; i < Properties.Count; i++)
        {
            var (name, type) = Properties[i];
            json.Append(i > 0 ? "," : "").Append(layout.Line(depth + 2)).Append(Spelled(name)).Append(": ");
            json.Append(type is null ? "{}" : $"{{ \"type\": {type} }}");
        }

        if (Properties.Count > 0)
            json.Append(layout.Line(depth + 1));
        return json.Append('}').Append(layout.Line(depth)).Append('}').ToString();
    }

    private static string Spelled(string name) => Invisible.Spell(JsonText.Of(name));
}
