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

    private readonly string _text;
    private readonly List<HclToken> _tokens;
    private readonly Dictionary<string, HclAttribute> _locals = new(StringComparer.Ordinal);
    private readonly List<HclBlock> _plans = [];
    private readonly List<HclBlock> _rules = [];
    private readonly LineMap _lines;
    private readonly HclFaults _faults = new();

    private TerraformFile(string text)
    {
        _text = text;
        _lines = new(text);
        _tokens = HclLexer.Read(text, new(0, text.Length), _faults);
        foreach (var block in HclParser.Parse(text, _tokens, _faults).Blocks)
        {
            if (block is { Type: "resource", Labels: [{ Text: PlanType }, _] })
                _plans.Add(block);
            else if (block is { Type: "resource", Labels: [{ Text: RulesType }, _] })
                _rules.Add(block);
            else if (block is { Type: "locals", Labels.Count: 0 })
                AddLocals(block.Body);
        }
    }

    /// <summary>Never throws for what a text holds.</summary>
    public static TerraformFile Parse(string text) => new(text);

    /// <summary>The names of the plans in the order of the file, as <c>segment_tracking_plan.NAME</c> has them.</summary>
    public IReadOnlyList<string> Names => [.. (_plans.Count > 0 ? _plans : _rules).Select(plan => plan.Labels[1].Text)];

    /// <summary>What is wrong with the file as a whole.</summary>
    public IReadOnlyList<JsonProblem> Problems => _faults.Problems;

    /// <summary>A plan as the Public API or the Config API has it, and everything that is wrong with it or with the file.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public JsonDocument Read(string name)
    {
        var block = (_plans.Count > 0 ? _plans : _rules).First(plan => plan.Labels[1].Text == name);
        var own = new HclFaults();
        foreach (var problem in _faults.Problems)
            own.Add(problem);
        var twin = _plans.LastOrDefault(plan => plan.Labels[1].Text == name);
        if (twin is not null && twin != block)
            own.Add(twin.Labels[1].Range, $"the tracking plan {JsonText.Brief(name)} stands twice in this file; give one of them another name");
        var reader = new TerraformPlan(_text, new(_text, _tokens, _locals, _lines, own), own);
        return new(reader.Read(block, RulesOf(name)), own.Problems, _lines);
    }

    /// <summary>The rules that stand beside their plan.</summary>
    private HclBlock? RulesOf(string name) => _rules.LastOrDefault(block =>
        block.Body.Find("tracking_plan_id") is { } id
        && HclExpressionParser.Parse(_text, _tokens, id.First, id.Last, new()) is HclReference { Path: [PlanType, var owner, "id"] } && owner == name);

    private void AddLocals(HclBody body)
    {
        foreach (var attribute in body.Attributes)
            _locals[attribute.Name] = attribute;
    }
}
