using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Review;

/// <summary>Compares two plans, and judges each change by the team's policy and allow file.</summary>
internal sealed class Reviewer(PlanFile before, PlanFile after, string today)
{
    public ReviewPolicy Policy { get; init; } = ReviewPolicy.Default;

    public AllowFile Allowed { get; init; } = AllowFile.Empty;

    /// <summary>Null when there is none.</summary>
    public BuildLog? BuildLog { get; init; }

    public FailOn? FailOn { get; init; }

    /// <summary>What is known already: how the change alters the files that judge it.</summary>
    public IReadOnlyList<ReviewNote> Notes { get; init; } = [];

    public PlanReview Review()
    {
        var failOn = FailOn ?? Policy.FailOn ?? Tool.Review.FailOn.Any;
        var anchors = new Anchors(after);
        var callSites = BuildLog is null ? null : new LoggedCallSites(BuildLog, before.Model, after.Model);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var changes = new List<ReviewedChange>();
        var found = PlanDiff.Compare(before.Model, after.Model, today);
        if (found.Count == PlanDiff.MostChanges)
            throw new InputException($"{before.Label} and {after.Label} differ in {PlanDiff.MostChanges:N0} places or more, and no more are compared; compare plans that are nearer to each other.");
        foreach (var change in found)
        {
            var (code, data) = Policy.Judge(change);
            var fingerprint = change.Fingerprint();
            used.Add(fingerprint);
            var entry = Allowed.Find(fingerprint);
            var allowed = entry is not null && string.CompareOrdinal(today, entry.Until) <= 0 ? entry : null;
            changes.Add(new ReviewedChange
            {
                Change = change,
                Code = code,
                Data = data,
                Fingerprint = fingerprint,
                Place = change.Side == PlanSide.Head ? after.PlaceOf(change.Origin) : anchors.Nearest(change.Subject),
                FormerPlace = change.Side == PlanSide.Base ? before.PlaceOf(change.Origin) : null,
                Allowed = allowed,
                CallSites = callSites?.Of(change) ?? [],
                Fails = allowed is null && Breaks(failOn, code, data),
            });
        }

        return new PlanReview
        {
            Base = before,
            Head = after,
            FailOn = failOn,
            Changes = [.. changes.OrderByDescending(change => change.Fails).ThenByDescending(change => change.Worst)],
            Notes = [.. Notes, .. NotesOn(used)],
            KnowsCallSites = BuildLog is not null,
        };
    }

    private static bool Breaks(FailOn failOn, Impact code, Impact data) =>
        (code == Impact.Breaking && failOn is Tool.Review.FailOn.Any or Tool.Review.FailOn.Code)
        || (data == Impact.Breaking && failOn is Tool.Review.FailOn.Any or Tool.Review.FailOn.Data);

    private List<ReviewNote> NotesOn(HashSet<string> used)
    {
        var notes = new List<ReviewNote>();
        foreach (var entry in Allowed.Entries)
        {
            if (!used.Contains(entry.Fingerprint))
                notes.Add(new ReviewNote($"Line {entry.Line} of {AllowFile.FileName} accepts a change that is not here ({entry.Fingerprint}); delete it once merged."));
            else if (string.CompareOrdinal(today, entry.Until) > 0)
                notes.Add(new ReviewNote($"Line {entry.Line} of {AllowFile.FileName} expired on {entry.Until} and accepts nothing any more."));
        }

        return notes;
    }
}
