using TrackingPlan.Tool.Validation.Payloads;

namespace TrackingPlan.Tool.Validation.Draft07;

internal sealed class AllOfRule(CompiledSchema[] schemas) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        var valid = true;
        foreach (var schema in schemas)
            valid &= schema.Check(value, evaluation);
        return valid || evaluation.Fail(value, "Number All Of", "Must validate all the schemas (allOf)");
    }
}

internal sealed class AnyOfRule(CompiledSchema[] schemas) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        foreach (var schema in schemas)
        {
            if (evaluation.Probe(schema, value))
                return true;
        }

        return evaluation.Fail(value, "Number Any Of", "Must validate at least one schema (anyOf)");
    }
}

internal sealed class OneOfRule(CompiledSchema[] schemas) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        var matches = 0;
        foreach (var schema in schemas)
            matches += evaluation.Probe(schema, value) ? 1 : 0;
        return matches == 1 || evaluation.Fail(value, "Number One Of", "Must validate one and only one schema (oneOf)");
    }
}

internal sealed class NotRule(CompiledSchema schema) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation) =>
        !evaluation.Probe(schema, value) || evaluation.Fail(value, "Number Not", "Must not validate the schema (not)");
}

internal sealed class ConditionRule(CompiledSchema condition, CompiledSchema? then, CompiledSchema? otherwise) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (evaluation.Probe(condition, value))
            return then is null || then.Check(value, evaluation) || evaluation.Fail(value, "Condition Then", "Must validate \"then\" as \"if\" was valid");
        return otherwise is null || otherwise.Check(value, evaluation)
            || evaluation.Fail(value, "Condition Else", "Must validate \"else\" as \"if\" was not valid");
    }
}
