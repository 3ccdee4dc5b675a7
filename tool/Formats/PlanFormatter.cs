using TrackingPlan.Json;
using TrackingPlan.Plan;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Formats;

/// <summary>Puts a plan's text into its canonical order and layout. Comments stay with what they speak of.</summary>
internal static class PlanFormatter
{
    /// <returns>The text; the line ends are those of the first line, the file begins with no byte order mark and ends with a line end.</returns>
    /// <exception cref="InputException">The text is no JSON, or says a thing twice, of which formatting would lose one.</exception>
    public static string Format(PlanFile file)
    {
        RequireFaultless(file);
        var root = file.Reading.Document.Root;
        var comments = Comments.Of(file.Text, root);
        var text = file.Reading.Model?.Shape == PlanShape.Native ? WriteNative(root, comments) : JsonLayout.Write(root, comments);
        return text.ReplaceLineEndings(LineEnd(file.Text));
    }

    /// <exception cref="InputException">The text is no JSON, or says a thing twice, of which rewriting would lose one.</exception>
    public static void RequireFaultless(PlanFile file)
    {
        foreach (var problem in file.Reading.Document.Problems)
        {
            if (problem.Kind == JsonProblemKind.Extension)
                continue;
            var (line, column) = file.Lines.Locate(problem.Range.Start);
            var what = problem.Kind == JsonProblemKind.DuplicateName
                ? $"the key {JsonText.Of(problem.Message)} stands twice in one object, and rewriting would lose one of them; delete one"
                : problem.Message;
            throw new InputException($"{file.Label}({line + 1},{column + 1}): {what}.");
        }
    }

    /// <summary>A native plan in canonical order and layout.</summary>
    public static string WriteNative(JsonValue plan, Comments? comments = null)
    {
        var (ordered, expanded) = NativeOrder.Apply(plan);
        return JsonLayout.Write(ordered, comments, expanded.Contains);
    }

    private static string LineEnd(string text)
    {
        var end = text.IndexOf('\n');
        return end > 0 && text[end - 1] == '\r' ? "\r\n" : "\n";
    }
}
