using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Rules;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Formats;

/// <summary>A plan file as a document, if it can be written in another format.</summary>
internal static class FileDocuments
{
    /// <summary>A format may put a plan's schemas some levels deeper than the plan has them, and is to be readable too.</summary>
    private const int MaxDepth = JsonParser.MaxDepth - 16;

    /// <exception cref="InputException">
    /// The file is no JSON, no plan, too deep to be written in another format, or holds a value that stands where it cannot be read.
    /// </exception>
    public static PlanDocument Read(PlanFile file)
    {
        _ = file.Model;
        Refuse(file);
        if (DepthOf(file.Reading.Document.Root) > MaxDepth)
            throw new InputException($"{file.Label}: more than {MaxDepth} objects and arrays stand inside each other, which is deeper than other formats can hold; expected a flatter plan.");
        return PlanDocuments.Of(file.Reading);
    }

    private static int DepthOf(JsonValue value)
    {
        var deepest = 0;
        foreach (var member in value.Members)
            deepest = Math.Max(deepest, DepthOf(member.Value));
        foreach (var item in value.Items)
            deepest = Math.Max(deepest, DepthOf(item));
        return value.Kind is JsonKind.Object or JsonKind.Array ? deepest + 1 : deepest;
    }

    /// <summary>What check calls an error and the compiler leaves out would come out as an event without a name, or not at all.</summary>
    private static void Refuse(PlanFile file)
    {
        foreach (var finding in file.Reading.Findings)
        {
            if (finding.Rule == PlanRules.Misplaced)
                throw new InputException($"{file.Label}({finding.Place.Line + 1},{finding.Place.Column + 1}): {finding.Rule.Id}: {finding.Message}.");
        }
    }
}
