using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Tests.Changes;

/// <summary>Over thousands of random plans. A failure names its seed; TRACKING_PLAN_SEED runs that one first.</summary>
public class PlanDiffPropertyTests
{
    private const int Runs = 2_000;

    [Fact]
    public void A_plan_does_not_differ_from_itself() => ForAll(static random =>
    {
        // Twice from the same seed: equal, but no object is the same.
        var seed = random.Next();
        var before = new RandomPlans(new Random(seed)).Plan();
        var after = new RandomPlans(new Random(seed)).Plan();
        Assert.Empty(PlanDiff.Compare(before, after));
    });

    [Fact]
    public void A_diff_names_exactly_what_was_changed() => ForAll(static random =>
    {
        var plans = new RandomPlans(random);
        var before = plans.Plan();
        var mutator = new PlanMutator(random, plans);
        var after = before;
        var expected = new List<Expected>();
        for (var i = random.Next(1, 12); i > 0; i--)
            after = mutator.Mutate(after, expected);

        var changes = PlanDiff.Compare(before, after);
        expected.AddRange(VersionsNotBumped(before, after, changes));
        Assert.Equal(
            expected.Select(change => change.ToString()).Order(StringComparer.Ordinal),
            changes.Select(change => new Expected(change.Rule.Id, change.Subject.Name!, change.Subject.Path).ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(changes.Count, changes.Select(change => change.Fingerprint()).Distinct().Count());
    });

    [Fact]
    public void Severity_never_falls_when_changes_are_combined() => ForAll(static random =>
    {
        var plans = new RandomPlans(random);
        var mutator = new PlanMutator(random, plans);
        var steps = new List<PlanModel> { plans.Plan() };
        for (var i = 0; i < 6; i++)
            steps.Add(mutator.Mutate(steps[^1], []));

        // Each thing is changed once, so every step away from the first plan keeps what the steps before did.
        for (var i = 1; i < steps.Count; i++)
        {
            var (code, data) = Worst(steps[0], steps[i]);
            var (formerCode, formerData) = Worst(steps[0], steps[i - 1]);
            var (lastCode, lastData) = Worst(steps[i - 1], steps[i]);
            Assert.True(code >= formerCode && code >= lastCode, $"code: {formerCode} and {lastCode} make {code}");
            Assert.True(data >= formerData && data >= lastData, $"data: {formerData} and {lastData} make {data}");
        }
    });

    /// <summary>The one rule that follows from others: an event that keeps its version though something in it breaks its data.</summary>
    private static IEnumerable<Expected> VersionsNotBumped(PlanModel before, PlanModel after, IReadOnlyList<PlanChange> changes)
    {
        foreach (var call in after.Calls)
        {
            var former = before.Calls.FirstOrDefault(other => other.Kind == call.Kind && (other.Name == call.Name || other.Name + "s" == call.Name));
            var name = ChangeSubject.CallName(call);
            var breaks = changes.Any(change => change.Subject.Name == name && change.Data == Impact.Breaking && change.Rule != ChangeRules.EventRenamed);
            if (former is not null && call.Version is not null && call.Version == former.Version && breaks)
                yield return new Expected("VERSION_NOT_BUMPED", name, null);
        }
    }

    private static (Impact Code, Impact Data) Worst(PlanModel before, PlanModel after)
    {
        var changes = PlanDiff.Compare(before, after);
        return (changes.Select(change => change.Code).DefaultIfEmpty().Max(), changes.Select(change => change.Data).DefaultIfEmpty().Max());
    }

    private static void ForAll(Action<Random> property)
    {
        foreach (var seed in Campaign.Seeds(Runs))
        {
            try
            {
                property(new Random(seed));
            }
            catch (Exception exception)
            {
                Assert.Fail($"TRACKING_PLAN_SEED={seed}: {exception.Message}");
            }
        }
    }
}
