using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;

namespace TrackingPlan.Language.Schemas.Judging;

internal sealed class ItemCountRule(int? minimum, int? maximum) : SchemaRule
{
    private readonly Failure _tooFew = new("Array Min Items", $"Array must have at least {minimum} items", $"at least {minimum} items");
    private readonly Failure _tooMany = new("Array Max Items", $"Array must have at most {maximum} items", $"at most {maximum} items");

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonKind.Array)
            return true;
        var count = value.Count();
        if (count < minimum)
            return evaluation.Fail(value, _tooFew);
        return !(count > maximum) || evaluation.Fail(value, _tooMany);
    }
}

internal sealed class UniqueItemsRule : SchemaRule
{
    public override bool Check(InstanceValue value, Evaluation evaluation) =>
        value.Kind != JsonKind.Array
        || evaluation.Duplicates.Find(value) is not { } found
        || evaluation.Fail(value, "Unique", $"array items[{found.First},{found.Second}] must be unique", "no item twice");
}

/// <summary><c>items</c> in both forms, with <c>additionalItems</c> for what a list of schemas leaves over.</summary>
internal sealed class ItemsRule(CompiledSchema[] first, CompiledSchema? rest) : SchemaRule
{
    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonKind.Array)
            return true;
        var valid = true;
        var index = 0;
        foreach (var item in value.EnumerateItems())
        {
            var schema = index < first.Length ? first[index] : rest;
            if (schema is null)
                break;
            evaluation.Push(index++);
            valid &= schema.Check(item, evaluation);
            evaluation.Pop();
            if (!valid && evaluation.IsProbing)
                break;
        }

        return valid;
    }
}

internal sealed class ContainsRule(CompiledSchema schema) : SchemaRule
{
    private static readonly Failure Broken = new("Contains", "At least one of the items must match", "an item that matches \"contains\"");

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonKind.Array)
            return true;
        foreach (var item in value.EnumerateItems())
        {
            if (evaluation.Probe(schema, item))
                return true;
        }

        return evaluation.Fail(value, Broken);
    }
}
