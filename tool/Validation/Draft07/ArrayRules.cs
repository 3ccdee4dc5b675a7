using System.Text.Json;
using TrackingPlan.Tool.Validation.Payloads;

namespace TrackingPlan.Tool.Validation.Draft07;

internal sealed class ItemCountRule(int? minimum, int? maximum) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.Array)
            return true;
        var count = value.Count();
        if (count < minimum)
            return evaluation.Fail(value, "Array Min Items", $"Array must have at least {minimum} items");
        return !(count > maximum) || evaluation.Fail(value, "Array Max Items", $"Array must have at most {maximum} items");
    }
}

internal sealed class UniqueItemsRule : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.Array)
            return true;
        var items = new List<PayloadValue>();
        foreach (var item in value.EnumerateItems())
            items.Add(item);
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = i + 1; j < items.Count; j++)
            {
                if (JsonEquality.AreEqual(items[i], items[j]))
                    return evaluation.Fail(value, "Unique", $"array items[{i},{j}] must be unique");
            }
        }

        return true;
    }
}

/// <summary><c>items</c> in both forms, with <c>additionalItems</c> for what a list of schemas leaves over.</summary>
internal sealed class ItemsRule(CompiledSchema[] first, CompiledSchema? rest) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.Array)
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
        }

        return valid;
    }
}

internal sealed class ContainsRule(CompiledSchema schema) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.Array)
            return true;
        foreach (var item in value.EnumerateItems())
        {
            if (evaluation.Probe(schema, item))
                return true;
        }

        return evaluation.Fail(value, "Contains", "At least one of the items must match");
    }
}
