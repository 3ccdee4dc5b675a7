using System.Text;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>
/// Generated code, read and accepted by a person. Snapshots holds each plan and, beside it, all that is generated for it.
/// To accept a change, run the tests with <c>UPDATE_GOLDEN=1</c> and read the difference.
/// </summary>
public sealed class SnapshotTests
{
    private const string Folder = "tests/Generator/Snapshots";

    public static TheoryData<string> Plans => [.. Directory.GetFiles(Path.Combine(Repository.Root, Folder), "*.plan.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Generated_code_is_the_accepted_one(string plan)
    {
        var text = Repository.Read($"{Folder}/{plan}");
        Check(plan[..^".plan.json".Length], text);
    }

    [Fact]
    public void Generated_code_of_the_referral_plan_is_the_accepted_one() => Check("referral", Repository.Read("tracking-plan/referral.plan.json"));

    private static void Check(string name, string plan)
    {
        var compiled = PlanCompilation.Of([new AdditionalPlan($"/project/{name}.plan.json", plan)]);
        compiled.AssertClean();
        var generated = new StringBuilder();
        foreach (var source in compiled.Run.Results.Single().GeneratedSources)
            generated.Append("//// ").Append(source.HintName).Append("\n\n").Append(source.SourceText).Append('\n');
        Golden.Matches($"{Folder}/{name}.generated.txt", generated.ToString());
    }
}
