using TrackingPlan.Plan;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Formats;

/// <summary>Reads a plan file of any shape as a document.</summary>
internal static class PlanDocuments
{
    /// <summary>An export as an import would read it.</summary>
    public static PlanDocument Read(ExportFile file) => Read(PlanFile.Read(file.Name, file.Name, file.Text));

    /// <exception cref="InputException">The file is no JSON, or no plan.</exception>
    public static PlanDocument Read(PlanFile file)
    {
        var model = file.Model;
        var root = file.Reading.Document.Root;
        return model.Shape switch
        {
            PlanShape.Native => NativeReader.Read(root, model.Name),
            PlanShape.SegmentPublicApi => SegmentReader.Read(root, model.Name),
            PlanShape.TypewriterV8 => TypewriterReader.Read(root, model.Name),
            _ => ConfigApiReader.Read(root, model.Name),
        };
    }
}
