using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Exports;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Tests;

/// <summary>Plans for these tests, and how two of them are held against each other.</summary>
internal static class Plans
{
    public static PlanFile Referral { get; } = File("referral.plan.json", System.IO.File.ReadAllText(Path.Combine(Repository.Root, "tracking-plan/referral.plan.json")));

    public static PlanFile File(string name, string text) => name.EndsWith(".tf", StringComparison.Ordinal)
        ? PlanLoader.ReadAsync(name, name, null, text, folder: null!, CancellationToken.None).GetAwaiter().GetResult()
        : PlanFile.Read(name, name, text);

    public static PlanDocument Document(string text, string name = "test.plan.json") => FileDocuments.Read(File(name, text));

    public static PlanFile OnlyFile(this Export export) => File(Assert.Single(export.Files).Name, export.Files[0].Text);

    /// <summary>No change but of shape: the two say the same to the compiler and to Segment.</summary>
    public static void AssertSame(PlanFile before, PlanFile after)
    {
        var changes = PlanDiff.Compare(before.Model, after.Model).Where(c => c.Rule != ChangeRules.PlanShapeChanged);
        Assert.Equal([], changes.Select(c => $"{c.Rule.Id} {c.Subject} {c.Before} -> {c.After}"));
    }

}
