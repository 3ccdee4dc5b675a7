using TrackingPlan.Plan;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Formats;

/// <summary>Reads a plan file of any shape as a document.</summary>
internal static class PlanDocuments
{
    /// <exception cref="InputException">The file is no JSON, no plan, or holds a value that stands where it cannot be read.</exception>
    public static PlanDocument Read(PlanFile file)
    {
        var model = file.Model;
        Refuse(file);
        var root = file.Reading.Document.Root;
        return model.Shape switch
        {
            PlanShape.Native => NativeReader.Read(root, model.Name),
            PlanShape.SegmentPublicApi => SegmentReader.Read(root, model.Name),
            PlanShape.TypewriterV8 => TypewriterReader.Read(root, model.Name),
            _ => ConfigApiReader.Read(root, model.Name),
        };
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
