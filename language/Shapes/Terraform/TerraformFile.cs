using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>
/// The tracking plans of a <c>.tf</c> file, which Segment's Git sync writes and its provider applies. Each becomes the JSON that Segment's
/// Public API has for it, with ranges that are those of the file, so that every reader of that shape reads it.
/// See <see href="https://registry.terraform.io/providers/segmentio/segment/latest/docs/resources/tracking_plan"/>.
/// </summary>
internal sealed class TerraformFile
{
    public const string PlanType = "segment_tracking_plan";

    /// <summary>Earlier versions of the provider keep the rules beside the plan.</summary>
    public const string RulesType = "segment_tracking_plan_rules";

    private readonly string text;
    private readonly List<HclToken> tokens;
    private readonly Dictionary<string, HclAttribute> locals = new(StringComparer.Ordinal);
    private readonly List<HclBlock> plans = [];
    private readonly List<HclBlock> rules = [];
    private readonly LineMap lines;
    private readonly HclFaults faults = new();

    private TerraformFile(string text)
    {
        this.text = text;
        lines = new(text);
        tokens = HclLexer.Read(text, new(0, text.Length), faults);
        foreach (var block in HclParser.Parse(text, tokens, faults).Blocks)
        {
            if (block is { Type: "resource", Labels: [{ Text: PlanType }, _] })
                plans.Add(block);
            else if (block is { Type: "resource", Labels: [{ Text: RulesType }, _] })
                rules.Add(block);
            else if (block is { Type: "locals", Labels.Count: 0 })
                AddLocals(block.Body);
        }
    }

    /// <summary>Never throws for what a text holds.</summary>
    public static TerraformFile Parse(string text) => new(text);

    /// <summary>The names of the plans in the order of the file, as <c>segment_tracking_plan.NAME</c> has them.</summary>
    public IReadOnlyList<string> Names => [.. (plans.Count > 0 ? plans : rules).Select(plan => plan.Labels[1].Text)];

    /// <summary>What is wrong with the file as a whole.</summary>
    public IReadOnlyList<JsonProblem> Problems => faults.Problems;

    /// <summary>A plan as the Public API or the Config API has it, and everything that is wrong with it or with the file.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public JsonDocument Read(string name)
    {
        var block = (plans.Count > 0 ? plans : rules).First(plan => plan.Labels[1].Text == name);
        var own = new HclFaults();
        foreach (var problem in faults.Problems)
            own.Add(problem);
        var twin = plans.LastOrDefault(plan => plan.Labels[1].Text == name);
        if (twin is not null && twin != block)
            own.Add(twin.Labels[1].Range, $"the tracking plan {JsonText.Brief(name)} stands twice in this file; give one of them another name");
        var reader = new TerraformPlan(text, new(text, tokens, locals, lines, own), own);
        return new(reader.Read(block, RulesOf(name)), own.Problems, lines);
    }

    /// <summary>The rules that stand beside their plan.</summary>
    private HclBlock? RulesOf(string name) => rules.LastOrDefault(block =>
        block.Body.Find("tracking_plan_id") is { } id
        && HclExpressionParser.Parse(text, tokens, id.First, id.Last, new()) is HclReference { Path: [PlanType, var owner, "id"] } && owner == name);

    private void AddLocals(HclBody body)
    {
        foreach (var attribute in body.Attributes)
            locals[attribute.Name] = attribute;
    }
}
