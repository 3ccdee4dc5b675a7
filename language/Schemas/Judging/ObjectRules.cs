using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Judging;

/// <summary>
/// <c>properties</c>, <c>required</c>, <c>patternProperties</c> and <c>additionalProperties</c> in one pass over the object: they are
/// nearly all that the schemas of a tracking plan say.
/// </summary>
internal sealed class PropertiesRule(
    NameTable<PropertySchema> properties,
    string[] required,
    (Pattern Pattern, CompiledSchema Schema)[] patterns,
    CompiledSchema? additional,
    bool forbidsAdditional) : SchemaRule
{
    private const int Bits = 64;

    private readonly bool _looksAtMembers = properties.Count > 0 || patterns.Length > 0 || additional is not null || forbidsAdditional;

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonKind.Object)
            return true;
        var valid = true;

        // Seen or not is a bit; nearly no object requires more names than there are.
        var seen = 0UL;
        var more = required.Length > Bits ? new bool[required.Length] : null;
        if (_looksAtMembers)
        {
            foreach (var (name, member) in value.EnumerateMembers())
            {
                properties.TryFind(name, out var property);
                if (property is { Required: >= 0 })
                {
                    if (more is not null)
                        more[property.Required] = true;
                    else
                        seen |= 1UL << property.Required;
                }

                valid &= CheckMember(name, member, property, evaluation);
                if (!valid && evaluation.IsProbing)
                    return false;
            }
        }

        for (var i = 0; i < required.Length; i++)
        {
            if (!(more?[i] ?? (seen & (1UL << i)) != 0))
                valid = evaluation.FailMissing(required[i], value);
        }

        return valid;
    }

    private bool CheckMember(InstanceValue key, InstanceValue member, PropertySchema? property, Evaluation evaluation)
    {
        var valid = property?.Schema is null || CheckValue(property.Schema, property.Name, member, evaluation);
        var isKnown = property?.Schema is not null;
        if (patterns.Length == 0 && (isKnown || (additional is null && !forbidsAdditional)))
            return valid;

        var name = property?.Name ?? key.GetText();
        foreach (var (pattern, patternSchema) in patterns)
        {
            if (!pattern.IsRunnable || !evaluation.Matches(pattern, name.AsSpan()))
                continue;
            isKnown = true;
            valid &= CheckValue(patternSchema, name, member, evaluation);
        }

        if (isKnown)
            return valid;
        return forbidsAdditional
            ? evaluation.Fail(key, "Additional PropertySchema Not Allowed", $"Additional property {name} is not allowed", $"no \"{name}\"")
            : additional is null || CheckValue(additional, name, member, evaluation);
    }

    private static bool CheckValue(CompiledSchema schema, string name, InstanceValue value, Evaluation evaluation)
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
internal sealed record PropertySchema(string Name, CompiledSchema? Schema, int Required);

internal sealed class PropertyCountRule(int? minimum, int? maximum) : SchemaRule
{
    private readonly Failure _tooFew = new("Array Min Properties", $"Must have at least {minimum} properties", $"at least {minimum} properties");
    private readonly Failure _tooMany = new("Array Max Properties", $"Must have at most {maximum} properties", $"at most {maximum} properties");

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonKind.Object)
            return true;
        var count = value.Count();
        if (count < minimum)
            return evaluation.Fail(value, _tooFew);
        return !(count > maximum) || evaluation.Fail(value, _tooMany);
    }
}

internal sealed class PropertyNamesRule(CompiledSchema schema) : SchemaRule
{
    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (value.Kind != JsonKind.Object)
            return true;
        var valid = true;
        foreach (var (name, _) in value.EnumerateMembers())
        {
            if (!evaluation.Probe(schema, name))
                valid = evaluation.Fail(name, "Invalid PropertySchema Name", $"Property name of \"{name.GetText()}\" does not match", "other names of properties");
        }

        return valid;
    }
}

/// <summary>When a member is there, others must be, or the object must match a schema.</summary>
internal sealed class DependencyRule(string name, string[] needs, CompiledSchema? schema) : SchemaRule
{
    private readonly byte[] _name = InstanceText.Of(name);
    private readonly (byte[] Name, Failure Broken)[] _needs =
        [.. needs.Select(need => (InstanceText.Of(need), new Failure("Missing Dependency", $"Has a dependency on {need}", $"\"{need}\" beside \"{name}\"")))];

    public override bool Check(InstanceValue value, Evaluation evaluation)
    {
        if (!value.TryGet(_name, out _))
            return true;
        var valid = schema is null || schema.Check(value, evaluation);
        foreach (var (need, broken) in _needs)
        {
            if (!value.TryGet(need, out _))
                valid = evaluation.Fail(value, broken);
        }

        return valid;
    }
}
