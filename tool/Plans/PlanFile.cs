using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Plans;

/// <summary>A plan that was read, and how to speak of it.</summary>
/// <param name="Label">As the user gave it: a path, or <c>git:main:app.plan.json</c>.</param>
/// <param name="Path">The file in the repository or on disk, as reports point at it, with forward slashes.</param>
internal sealed record PlanFile(string Label, string Path, string Text, PlanReading Reading)
{
    public PlanLanguage Language { get; init; }

    public LineMap Lines => Reading.Document.Lines;

    public static PlanFile Read(string label, string path, string text) => new(SafeText.OneLine(label), SafeText.OneLine(path), text, PlanReader.Read(text, path));

    /// <summary>The plan, if it can be compared.</summary>
    /// <exception cref="InputException">It is no JSON, or no plan.</exception>
    public PlanModel Model
    {
        get
        {
            foreach (var finding in Reading.Findings)
            {
                if (finding.Rule == PlanRules.InvalidJson || Reading.Model is null)
                {
                    throw new InputException(
                        $"{Label}({finding.Place.Line + 1},{finding.Place.Column + 1}): {finding.Rule.Id}: {finding.Message}.");
                }
            }

            return Reading.Model ?? throw new InputException($"{Label}: holds no tracking plan.");
        }
    }

    /// <exception cref="InputException">The plan is written in a language that the tool does not write plans in.</exception>
    public void RequireJson(string command)
    {
        if (Language != PlanLanguage.Json)
            throw new InputException($"{Label}: {command} writes a JSON plan, and this one is read from another format; make one of it with import first.");
    }

    public Place PlaceOf(Origin origin)
    {
        var start = Math.Min(origin.Start, Text.Length);
        var end = Math.Min(start + origin.Length, Text.Length);
        var (line, column) = Lines.Locate(start);
        var (endLine, endColumn) = Lines.Locate(end);
        return new Place(start, end - start, line, column, endLine, endColumn);
    }
}
