using TrackingPlan.Language.Schemas.Instances;

namespace TrackingPlan.Language.Schemas.Judging;

/// <summary><c>$ref</c>.</summary>
internal sealed class ReferenceRule(CompiledSchema target) : SchemaRule
{
    public override bool Check(InstanceValue value, Evaluation evaluation) => evaluation.CheckShared(target, value);
}

internal sealed class AllOfRule(CompiledSchema[] schemas) : SchemaRule
{
    private static readonly Failure Broken = new("Number All Of", "Must validate all the schemas (allOf)", "what all of \"allOf\" allow");

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        var valid = true;
        foreach (var schema in schemas)
        {
            valid &= schema.Check(value, evaluation);
            if (!valid && evaluation.IsProbing)
                return false;
        }

        return valid || evaluation.Fail(value, Broken);
    }
}

internal sealed class AnyOfRule(CompiledSchema[] schemas) : SchemaRule
{
    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        foreach (var schema in schemas)
        {
            if (evaluation.Probe(schema, value))
                return true;
        }

        return !evaluation.IsProbing && evaluation.Fail(
            value, "Number Any Of", "Must validate at least one schema (anyOf)", evaluation.ExpectedByOneOf(schemas, value, "what one of \"anyOf\" allows"));
    }
}

internal sealed class OneOfRule(CompiledSchema[] schemas) : SchemaRule
{
    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        var matches = 0;
        foreach (var schema in schemas)
        {
            matches += evaluation.Probe(schema, value) ? 1 : 0;
            if (matches > 1)
                break;
        }

        if (matches == 1 || evaluation.IsProbing)
            return matches == 1;
        const string Several = "what exactly one of \"oneOf\" allows";
        return evaluation.Fail(
            value, "Number One Of", "Must validate one and only one schema (oneOf)", matches == 0 ? evaluation.ExpectedByOneOf(schemas, value, Several) : Several);
    }
}

internal sealed class NotRule(CompiledSchema schema) : SchemaRule
{
    private static readonly Failure Broken = new("Number Not", "Must not validate the schema (not)", "what \"not\" does not allow");

    public override bool Check(InstanceValue value, Evaluation evaluation) => !evaluation.Probe(schema, value) || evaluation.Fail(value, Broken);
}

internal sealed class ConditionRule(CompiledSchema condition, CompiledSchema? then, CompiledSchema? otherwise) : SchemaRule
{
    private static readonly Failure ThenBroken = new("Condition Then", "Must validate \"then\" as \"if\" was valid", "what \"then\" allows");
    private static readonly Failure ElseBroken = new("Condition Else", "Must validate \"else\" as \"if\" was not valid", "what \"else\" allows");

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        var holds = evaluation.Probe(condition, value);
        var branch = holds ? then : otherwise;
        return branch is null || branch.Check(value, evaluation) || evaluation.Fail(value, holds ? ThenBroken : ElseBroken);
    }
}
