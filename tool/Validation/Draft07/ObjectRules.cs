using System.Text;
using System.Text.Json;
using TrackingPlan.Tool.Validation.Payloads;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>
/// <c>properties</c>, <c>required</c>, <c>patternProperties</c> and <c>additionalProperties</c> in one pass over the object: they are
/// nearly all that the schemas of a tracking plan say.
/// </summary>
internal sealed class PropertiesRule(
    NameTable<Property> properties,
    string[] required,
    (Pattern Pattern, CompiledSchema Schema)[] patterns,
    CompiledSchema? additional,
    bool forbidsAdditional) : Rule
{
    /// <summary>Seen or not is a bit; nearly no object requires more names than there are bits.</summary>
    private readonly bool _fitsBits = required.Length <= 64;

    private readonly bool _looksAtMembers = properties.Count > 0 || patterns.Length > 0 || additional is not null || forbidsAdditional;

    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.Object)
            return true;
        var valid = true;
        var seen = 0UL;
        var seenOfMany = _fitsBits ? [] : new bool[required.Length];
        if (_looksAtMembers)
        {
            foreach (var (name, member) in value.EnumerateMembers())
            {
                properties.TryFind(name, out var property);
                if (property is { Required: >= 0 and var place } && !_fitsBits)
                    seenOfMany[place] = true;
                else if (property is { Required: >= 0 and < 64 })
                    seen |= 1UL << property.Required;
                valid &= CheckMember(name, member, property, evaluation);
            }
        }

        for (var i = 0; i < required.Length; i++)
        {
            if (!(_fitsBits ? (seen & (1UL << i)) != 0 : seenOfMany[i]))
                valid = evaluation.FailMissing(required[i], value);
        }

        return valid;
    }

    private bool CheckMember(PayloadValue key, PayloadValue member, Property? property, Evaluation evaluation)
    {
        if (property?.Schema is { } schema && patterns.Length == 0)
            return CheckValue(schema, property.Name, member, evaluation);
        if (patterns.Length == 0 && additional is null && !forbidsAdditional)
            return true;

        var name = property?.Name ?? key.GetText();
        var (valid, isKnown) = (true, property?.Schema is not null);
        if (property?.Schema is { } own)
            valid = CheckValue(own, name, member, evaluation);
        foreach (var (pattern, patternSchema) in patterns)
        {
            if (!pattern.IsRunnable || !pattern.IsMatch(name, evaluation))
                continue;
            isKnown = true;
            valid &= CheckValue(patternSchema, name, member, evaluation);
        }

        if (isKnown)
            return valid;
        return forbidsAdditional
            ? evaluation.Fail(key, "Additional Property Not Allowed", $"Additional property {name} is not allowed")
            : additional is null || CheckValue(additional, name, member, evaluation);
    }

    private static bool CheckValue(CompiledSchema schema, string name, PayloadValue value, Evaluation evaluation)
    {
        evaluation.Push(name);
        var valid = schema.Check(value, evaluation);
        evaluation.Pop();
        return valid;
    }
}

/// <summary>What a schema says about one name.</summary>
/// <param name="Schema">Null for a name that is only required.</param>
/// <param name="Required">Its place among the required names; negative for an optional one.</param>
internal sealed record Property(string Name, CompiledSchema? Schema, int Required);

internal sealed class PropertyCountRule(int? minimum, int? maximum) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.Object)
            return true;
        var count = value.Count();
        if (count < minimum)
            return evaluation.Fail(value, "Array Min Properties", $"Must have at least {minimum} properties");
        return !(count > maximum) || evaluation.Fail(value, "Array Max Properties", $"Must have at most {maximum} properties");
    }
}

internal sealed class PropertyNamesRule(CompiledSchema schema) : Rule
{
    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonValueKind.Object)
            return true;
        var valid = true;
        foreach (var (name, _) in value.EnumerateMembers())
        {
            if (!evaluation.Probe(schema, name))
                valid = evaluation.Fail(name, "Invalid Property Name", $"Property name of \"{name.GetText()}\" does not match");
        }

        return valid;
    }
}

/// <summary>When a member is there, others must be, or the object must match a schema.</summary>
internal sealed class DependencyRule(string name, string[] needs, CompiledSchema? schema) : Rule
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);
    private readonly (string Name, byte[] Utf8)[] _needs = [.. needs.Select(need => (need, Encoding.UTF8.GetBytes(need)))];

    public override bool Check(PayloadValue value, Evaluation evaluation)
    {
        if (!value.TryGet(_name, out _))
            return true;
        var valid = schema is null || schema.Check(value, evaluation);
        foreach (var need in _needs)
        {
            if (!value.TryGet(need.Utf8, out _))
                valid = evaluation.Fail(value, "Missing Dependency", $"Has a dependency on {need.Name}");
        }

        return valid;
    }
}
