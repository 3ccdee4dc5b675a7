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
    /// <summary>Comparing all pairs of so few costs less than their keys.</summary>
    private const int FewItems = 16;

    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.Array)
            return true;
        var (first, second) = value.Count() <= FewItems ? EqualAmongFew(value) : EqualAmongMany(value);
        return first < 0 || evaluation.Fail(value, "Unique", $"array items[{first},{second}] must be unique");
    }

    private static (int First, int Second) EqualAmongFew(PayloadValue value)
    {
        var items = new List<PayloadValue>(FewItems);
        foreach (var item in value.EnumerateItems())
            items.Add(item);
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = i + 1; j < items.Count; j++)
            {
                if (JsonEquality.AreEqual(items[i], items[j]))
                    return (i, j);
            }
        }

        return (-1, -1);
    }

    private static (int First, int Second) EqualAmongMany(PayloadValue value)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var (first, second, index) = (-1, -1, 0);
        foreach (var item in value.EnumerateItems())
        {
            if (!seen.TryAdd(JsonEquality.KeyOf(item), index) && seen[JsonEquality.KeyOf(item)] is var earlier && (first < 0 || earlier < first))
                (first, second) = (earlier, index);
            index++;
        }

        return (first, second);
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
