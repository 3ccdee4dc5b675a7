using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Tests.Naming;

/// <summary>The law of names: whatever is added to a plan or taken from it, no C# name comes to mean another name on the wire.</summary>
public sealed class NameLawTests
{
    /// <summary>By hand 5,000: <c>TRACKING_PLAN_LENGTH</c>.</summary>
    private const int Usual = 300;

    [Fact]
    public void What_is_added_or_taken_away_gives_no_name_another_meaning()
    {
        foreach (var seed in Campaign.Seeds(Usual))
        {
            var plans = new RandomSiblings(new Random(seed));
            var more = plans.Next();
            var less = plans.Less(more);

            var (before, after) = (Names(less), Names(more));
            foreach (var (name, meaning) in before)
                Assert.True(!after.TryGetValue(name, out var now) || now == meaning, $"{name}: {meaning} / {after.GetValueOrDefault(name)} (seed {seed})");
        }
    }

    [Fact]
    public void Of_what_is_added_and_taken_away_at_once_only_a_new_spelling_of_the_same_words_keeps_the_name()
    {
        foreach (var seed in Campaign.Seeds(Usual))
        {
            var plans = new RandomSiblings(new Random(seed));
            var all = plans.Next();
            all = all with { Calls = all.Calls.Where(call => call.Version != 1).ToEquatableArray() };
            var (before, after) = (Names(plans.Less(all)), Names(plans.Less(all)));

            foreach (var (name, meaning) in before)
            {
                if (!after.TryGetValue(name, out var now) || now == meaning)
                    continue;
                Assert.False(after.ContainsValue(meaning) || before.ContainsValue(now), $"{name}: {meaning} / {now} (seed {seed})");
            }
        }
    }

    [Fact]
    public void A_plan_gives_a_name_one_meaning_whatever_its_order()
    {
        foreach (var seed in Campaign.Seeds(Usual))
        {
            var plan = new RandomSiblings(new Random(seed)).Next();
            var reversed = plan with { Calls = plan.Calls.Reverse().ToEquatableArray(), Definitions = plan.Definitions.Reverse().ToEquatableArray() };

            Assert.Equal(Names(plan).OrderBy(pair => pair.Key, StringComparer.Ordinal), Names(reversed).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        }
    }

    /// <summary>Every C# name of a plan with what it means; that no name has two meanings is what adding them says.</summary>
    private static Dictionary<string, string> Names(PlanModel plan)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, meaning) in new CSharpSurface(plan).Names())
            names.Add(name, meaning);
        return names;
    }
}
