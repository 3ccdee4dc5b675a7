using TrackingPlan.Plan;
using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Generation;

/// <summary>A plan as it was read: what to generate, and what stands in the way.</summary>
/// <param name="Model">Null when the file is no plan at all.</param>
/// <param name="Faults">Fatal findings; all others are the analyzers'.</param>
internal sealed record ReadPlan(PlanSource? Model, EquatableArray<Fault> Faults)
{
    /// <param name="editing">Reads native plans that are edited.</param>
    public static ReadPlan From(PlanFile file, NativeEditing editing)
    {
        // A file that cannot be read gives no text; the compiler itself says so.
        if (file.Text.GetText() is not { } text)
            return new(null, []);

        var path = file.Text.Path;
        var (plan, name) = (text.ToString(), path.Substring(path.LastIndexOfAny(['/', '\\']) + 1));
        if (editing.Read(plan, name) is { } sound)
            return new(new PlanSource(path, file.Namespace, Named(sound, path)), []);

        var reading = PlanReader.Read(plan, name);
        var faults = new List<Fault>();
        foreach (var finding in reading.Findings)
        {
            if (finding.Rule.IsFatal)
                faults.Add(new Fault(path, finding));
        }

        return new(reading.Model is { } model ? new PlanSource(path, file.Namespace, Named(model, path)) : null, faults.ToEquatableArray());
    }

    /// <summary>A plan that does not say its name has its file's.</summary>
    private static PlanModel Named(PlanModel model, string path) => model.Name.Length > 0 ? model : model with { Name = PlanText.StemOf(path) };
}

/// <summary>A plan and where its code goes. A plan that only moved inside its file is equal to the one before.</summary>
internal sealed record PlanSource(string Path, string Namespace, PlanModel Plan);
