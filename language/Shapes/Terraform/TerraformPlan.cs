using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>
/// One resource as JSON: the attributes of Segment's provider, and those of the community's before it, whose rules are the Config API's.
/// </summary>
internal sealed class TerraformPlan(string text, HclEvaluator evaluator, HclFaults faults)
{
    /// <summary>Terraform's own, which say nothing of a plan.</summary>
    private static readonly string[] Meta = ["provider", "depends_on", "lifecycle", "timeouts", "tracking_plan_id", "workspace_id"];

    /// <summary>What is one resource here is several plans then.</summary>
    private static readonly string[] Several = ["count", "for_each"];

    private static readonly Dictionary<string, string> PlanNames = new(StringComparer.Ordinal)
    {
        ["name"] = "name",
        ["display_name"] = "display_name",
        ["description"] = "description",
        ["type"] = "type",
        ["id"] = "id",
        ["slug"] = "slug",
    };

    private static readonly Dictionary<string, string> RuleNames = new(StringComparer.Ordinal)
    {
        ["key"] = "key",
        ["type"] = "type",
        ["version"] = "version",
        ["json_schema"] = "jsonSchema",
        ["created_at"] = "createdAt",
        ["updated_at"] = "updatedAt",
        ["deprecated_at"] = "deprecatedAt",
    };

    /// <summary>The Config API's rules, each as JSON text of its own.</summary>
    private static readonly Dictionary<string, string> GroupNames = new(StringComparer.Ordinal)
    {
        ["rules_events"] = "events",
        ["rules_identify"] = "identify",
        ["rules_group"] = "group",
        ["rules_global"] = "global",
    };

    private readonly List<JsonMember> _members = [];
    private readonly List<JsonMember> _groups = [];
    private JsonMember? _rules;

    public JsonValue Read(HclBlock plan, HclBlock? rulesBeside)
    {
        ReadBody(plan);
        if (rulesBeside is not null)
            ReadBody(rulesBeside);
        var name = plan.Labels[1];
        if (_groups.Count > 0)
            _rules ??= new("rules", name.Range, new() { Kind = JsonKind.Object, Range = name.Range, Members = _groups });
        if (_rules is null)
            faults.Add(name.Range, $"the tracking plan {JsonText.Brief(name.Text)} has no rules in this file; expected rules = [ ... ]");
        else
            _members.Add(_rules);
        return new() { Kind = JsonKind.Object, Range = name.Range, Members = _members };
    }

    private void ReadBody(HclBlock block)
    {
        foreach (var attribute in block.Body.Attributes)
            ReadAttribute(attribute);
        var blocks = new List<JsonValue>();
        foreach (var inner in block.Body.Blocks)
        {
            if (inner is { Type: "rules", Labels.Count: 0 })
                blocks.Add(ReadRule(inner.TypeRange, [.. inner.Body.Attributes.Select(a => (a.Name, a.NameRange, evaluator.Parse(a)))]));
            else if (inner.Type == "dynamic")
                faults.Add(inner.TypeRange, "a dynamic block stands here, which Terraform alone can work out; write the rules out");
            else if (!Meta.Contains(inner.Type))
                faults.Add(inner.TypeRange, $"{JsonText.Brief(inner.Type)} is no part of a tracking plan; expected rules");
        }

        if (blocks.Count > 0)
            SetRules(new("rules", block.Labels[1].Range, new() { Kind = JsonKind.Array, Range = block.Labels[1].Range, Items = blocks }));
    }

    private void ReadAttribute(HclAttribute attribute)
    {
        if (Meta.Contains(attribute.Name))
            return;
        if (Several.Contains(attribute.Name))
        {
            faults.Add(attribute.NameRange, $"{attribute.Name} makes several plans of this one, which Terraform alone can work out; write each out");
            return;
        }

        var value = evaluator.Parse(attribute);
        if (PlanNames.TryGetValue(attribute.Name, out var key))
        {
            if (evaluator.Evaluate(value) is { Kind: not JsonKind.Null } said)
                _members.Add(new(key, attribute.NameRange, said));
        }
        else if (GroupNames.TryGetValue(attribute.Name, out var group))
        {
            AddGroup(new(group, attribute.NameRange, group == "events" && value is HclTuple events
                ? new() { Kind = JsonKind.Array, Range = events.Range, Items = [.. events.Items.Select(evaluator.EvaluateJson)] }
                : evaluator.EvaluateJson(value)));
        }
        else if (attribute.Name is "rules_json" or "rules_json_file")
        {
            var json = evaluator.EvaluateJson(value);
            if (json["rules"] is { } inner)
                SetRules(new("rules", attribute.NameRange, inner));
            else if (json.Kind != JsonKind.Broken)
                SetRules(new("rules", attribute.NameRange, json));
        }
        else if (attribute.Name == "rules")
        {
            if (ReadRules(value) is { } read)
                SetRules(new("rules", attribute.NameRange, read));
        }
        else
        {
            faults.Add(attribute.NameRange, $"{JsonText.Brief(attribute.Name)} is no attribute of a tracking plan that can be read; expected name, description, type or rules");
        }
    }

    private void AddGroup(JsonMember group)
    {
        if (group.Value.Kind != JsonKind.Null)
            _groups.Add(group);
    }

    private void SetRules(JsonMember read)
    {
        if (_rules is not null)
            faults.Add(read.NameRange, "this plan has its rules in two places; put them together");
        _rules = read;
    }

    /// <summary>The rules one by one, so that each schema may be JSON text; null, and a fault, when they are no list.</summary>
    private JsonValue? ReadRules(HclExpression value)
    {
        while (value is HclCall { Name: "tolist" or "toset", Arguments: [var only] })
            value = only;
        if (value is HclTuple tuple)
            return new() { Kind = JsonKind.Array, Range = tuple.Range, Items = [.. tuple.Items.Select(ReadRule)] };
        var evaluated = evaluator.Evaluate(value);
        if (evaluated.Kind == JsonKind.Array)
            return new() { Kind = JsonKind.Array, Range = evaluated.Range, Items = [.. evaluated.Items.Select(Named)] };
        if (evaluated.Kind is not (JsonKind.Broken or JsonKind.Null))
            faults.Add(value.Range, "expected the rules in a list: rules = [{ key = ..., type = \"TRACK\", version = 1, json_schema = jsonencode({ ... }) }]");
        return evaluated.Kind == JsonKind.Broken ? evaluated : null;
    }

    private JsonValue ReadRule(HclExpression value) => value is HclObject rule && rule.Items.All(item => NameOf(item) is not null)
        ? ReadRule(rule.Range, [.. rule.Items.Select(item => (NameOf(item)!, item.Key.Range, item.Value))])
        : Named(evaluator.Evaluate(value));

    private string? NameOf(HclItem item) => item.Name ?? (item.Key is HclText key ? HclTextReader.Plain(text, key.Token) : null);

    private JsonValue ReadRule(TextRange range, IReadOnlyList<(string Name, TextRange NameRange, HclExpression Value)> attributes) =>
        Rule(range, attributes.Select(a => new JsonMember(a.Name, a.NameRange, a.Name == "json_schema" ? evaluator.EvaluateJson(a.Value) : evaluator.Evaluate(a.Value))));

    /// <summary>A rule whose value comes from elsewhere.</summary>
    private JsonValue Named(JsonValue rule)
    {
        if (rule.Kind == JsonKind.Object)
            return Rule(rule.Range, rule.Members.Select(m => m.Name == "json_schema" ? m with { Value = evaluator.DecodeJson(m.Value) } : m));
        if (rule.Kind != JsonKind.Broken)
            faults.Add(rule.Range, "expected a rule: { key = ..., type = \"TRACK\", version = 1, json_schema = jsonencode({ ... }) }");
        return new() { Kind = JsonKind.Broken, Range = rule.Range };
    }

    private JsonValue Rule(TextRange range, IEnumerable<JsonMember> attributes)
    {
        var read = new List<JsonMember>();
        foreach (var attribute in attributes)
        {
            if (!RuleNames.TryGetValue(attribute.Name, out var name))
                faults.Add(attribute.NameRange, $"{JsonText.Brief(attribute.Name)} is no attribute of a rule; expected key, type, version or json_schema");
            else if (read.Any(earlier => earlier.Name == name))
                faults.Add(attribute.NameRange, $"{JsonText.Brief(attribute.Name)} stands twice in this rule; delete one");
            else
                read.Add(new(name, attribute.NameRange, attribute.Value));
        }

        if (!read.Any(member => member.Name == "jsonSchema" && member.Value.Kind != JsonKind.Null))
            faults.Add(range with { Length = 1 }, "this rule has no json_schema; expected json_schema = jsonencode({ ... })");
        return new() { Kind = JsonKind.Object, Range = range, Members = read };
    }
}
