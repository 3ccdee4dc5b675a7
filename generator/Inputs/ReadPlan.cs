using TrackingPlan.Generator.Incremental;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Inputs;

/// <summary>A plan as it was read: what to generate, and what stands in the way.</summary>
/// <param name="Model">Null when the file is no plan at all.</param>
/// <param name="Faults">Fatal findings; all others are the analyzers'.</param>
internal sealed record ReadPlan(NamespacedPlan? Model, EquatableArray<Fault> Faults)
{
    /// <summary>A native plan without a fault; null for all others.</summary>
    public static ReadPlan? InPieces(PlanInput file, NativeEditing editing) =>
        file.Text.GetText() is { } text && editing.Read(text.ToString(), file.Text.Path) is { } plan ? new(SourceOf(file, plan), []) : null;

    public static ReadPlan Whole(PlanInput file)
    {
        // A file that cannot be read gives no text; the compiler itself says so.
        if (file.Text.GetText() is not { } text)
            return new(null, []);

        var reading = PlanReader.Read(text.ToString(), file.Text.Path);
        var faults = new List<Fault>();
        foreach (var finding in reading.Findings)
        {
            if (finding.Rule.IsFatal)
                faults.Add(new Fault(file.Text.Path, finding));
        }

        return new(reading.Model is { } plan ? SourceOf(file, plan) : null, faults.ToEquatableArray());
    }

    /// <summary>A plan that does not say its name has its file's.</summary>
    private static NamespacedPlan SourceOf(PlanInput file, PlanModel plan) =>
        new(file.Text.Path, file.Namespace, plan.Name.Length > 0 ? plan : plan with { Name = PlanText.StemOf(file.Text.Path) });
}

/// <summary>A plan and where its code goes. A plan that only moved inside its file is equal to the one before.</summary>
internal sealed record NamespacedPlan(string Path, string Namespace, PlanModel Plan);
