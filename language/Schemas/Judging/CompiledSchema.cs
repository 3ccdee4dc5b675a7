using TrackingPlan.Language.Schemas.Instances;

namespace TrackingPlan.Language.Schemas.Judging;

/// <summary>
/// A draft-07 schema, prepared once and safe to evaluate on any number of threads.
/// See <see href="https://json-schema.org/draft-07/json-schema-validation"/>.
/// </summary>
internal sealed class CompiledSchema
{
    /// <summary>Set by the compiler when all rules are known: a schema may refer to itself.</summary>
    internal SchemaRule[] Rules { get; set; } = [];

    /// <summary>Whether it refers to others, so that one value may come to them, and to those that they refer to, on many ways.</summary>
    internal bool HasReferences { get; set; }

    /// <summary>Checks a value; what is wrong is added to the evaluation unless it is only probing.</summary>
    public bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (!evaluation.Enter())
            return true;
        var valid = true;
        foreach (var rule in Rules)
        {
            if (rule.Check(value, evaluation))
                continue;
            valid = false;
            if (evaluation.IsProbing)
                break;
        }

        evaluation.Leave();
        return valid;
    }

    /// <summary>Everything that is wrong with a value.</summary>
    public IReadOnlyList<SchemaViolation> Judge(InstanceValue value)
    {
        var evaluation = new Evaluation();
        Check(value, evaluation);
        return evaluation.Found;
    }
}

/// <summary>One keyword, or the keywords that are checked together.</summary>
internal abstract class SchemaRule
{
    public abstract bool Check(InstanceValue value, Evaluation evaluation);
}
