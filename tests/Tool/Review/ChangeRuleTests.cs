using System.Text;
using System.Text.Json.Nodes;
using TrackingPlan.Language.Changes;

namespace TrackingPlan.Tool.Tests.Review;

/// <summary>Each rule of changes, by pairs of plans that show it: how grave it is, where it stands, its sentence, and whom it touches.</summary>
public class ChangeRuleTests
{
    [Fact]
    public async Task A_pair_shows_its_rule_and_all_that_changes_with_it()
    {
        var text = new StringBuilder();
        foreach (var pair in PlanPair.All.Where(pair => pair.Rule is not null))
        {
            using var folder = new ToolFolder();
            pair.WriteTo(folder);
            var result = await folder.RunAsync("diff", "old/app.plan.json", "app.plan.json", "--format", "json");
            var changes = JsonNode.Parse(result.Output)!["changes"]!.AsArray();
            Assert.Contains(pair.Rule, changes.Select(change => (string?)change!["rule"]));
            text.Append($"{pair.Name}, exit code {result.ExitCode}\n");
            foreach (var change in changes)
                Tell(text, change!, pair);
        }

        GoldenOutput.Matches("changes", text.ToString());
    }

    [Fact]
    public void Every_rule_has_a_pair_that_shows_it() =>
        Assert.Equal(ChangeRules.All.Select(rule => rule.Id).Order(), PlanPair.All.Select(pair => pair.Rule).OfType<string>().Distinct().Order());

    private static void Tell(StringBuilder text, JsonNode change, PlanPair pair)
    {
        text.Append($"  {change["rule"]}: code {change["code"]}, data {change["data"]}, at {Place(change["place"]!, pair.After)}\n");
        if (change["formerPlace"] is { } former)
            text.Append($"    was at {Place(former, pair.Before)}\n");
        text.Append($"    {change["message"]}\n");
        if (change["consumers"]!.AsArray() is { Count: > 0 } consumers)
            text.Append($"    touches {string.Join(", ", consumers.Select(consumer => $"{consumer!["kind"]} {consumer["name"]}"))}\n");
    }

    /// <summary>Its lines and columns, and what stands there; of several lines the whole first one.</summary>
    private static string Place(JsonNode place, string plan)
    {
        var (line, column, endLine, endColumn) = ((int)place["line"]!, (int)place["column"]!, (int)place["endLine"]!, (int)place["endColumn"]!);
        var text = plan.Split('\n')[line - 1];
        return $"{line}:{column}-{endLine}:{endColumn} {(line == endLine ? text[(column - 1)..(endColumn - 1)] : text.Trim())}";
    }
}
