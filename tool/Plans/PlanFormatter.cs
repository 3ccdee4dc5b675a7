using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes.Native.Writing;

namespace TrackingPlan.Tool.Plans;

/// <summary>Puts a plan's text into its canonical order and layout. Comments stay with what they speak of.</summary>
internal static class PlanFormatter
{
    /// <returns>
    /// The text: names and values as they are spelled, line ends as in the first line, no byte order mark, a line end at the end.
    /// </returns>
    /// <exception cref="InputException">The text is no JSON, or says a thing twice, of which formatting would lose one.</exception>
    public static ExportFile Format(PlanFile file)
    {
        RequireFaultless(file);
        var root = file.Reading.Document.Root;
        var comments = Comments.Of(file.Text, root);
        var (ordered, expanded) = file.Reading.Model?.Shape == PlanShape.Native ? NativeOrder.Apply(root) : (root, []);
        return new ExportFile(
            file.Path,
            JsonLayout.Write(ordered, comments, expanded.Contains, source: file.Text),
            text => JsonLayout.Says(text, ordered) && Comments.AreThoseOf(text, file.Text));
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
}
