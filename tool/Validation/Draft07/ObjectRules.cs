using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>
/// <c>properties</c>, <c>required</c>, <c>patternProperties</c> and <c>additionalProperties</c> in one pass over the object: they are
/// nearly all that the schemas of a tracking plan say.
/// </summary>
internal sealed class PropertiesRule(
    PropertyTable properties,
    string[] required,
    (Regex Pattern, CompiledSchema Schema)[] patterns,
    CompiledSchema? additional,
    bool forbidsAdditional) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return true;
        var valid = true;
        foreach (var name in required)
        {
            if (!value.TryGetProperty(name, out _))
                valid = evaluation.FailMissing(name);
        }

        if (properties.Count == 0 && patterns.Length == 0 && additional is null && !forbidsAdditional)
            return valid;

        foreach (var member in value.EnumerateObject())
        {
            var known = properties.Find(member, out var name, out var schema);
            if (known && patterns.Length == 0)
            {
                valid &= CheckMember(schema!, name!, member.Value, evaluation);
                continue;
            }

            if (!known && patterns.Length == 0 && additional is null && !forbidsAdditional)
                continue;

            name ??= member.Name;
            if (known)
                valid &= CheckMember(schema!, name, member.Value, evaluation);
            foreach (var (pattern, patternSchema) in patterns)
            {
                if (!Patterns.IsMatch(pattern, name))
                    continue;
                known = true;
                valid &= CheckMember(patternSchema, name, member.Value, evaluation);
            }

            if (known)
                continue;
            if (forbidsAdditional)
                valid = evaluation.Fail("Additional Property Not Allowed", $"Additional property {name} is not allowed");
            else if (additional is not null)
                valid &= CheckMember(additional, name, member.Value, evaluation);
        }

        return valid;
    }

    private static bool CheckMember(CompiledSchema schema, string name, JsonElement value, Evaluation evaluation)
    {
        evaluation.Push(name);
        var valid = schema.Check(value, evaluation);
        evaluation.Pop();
        return valid;
    }
}

/// <summary>Schemas by name, found by the UTF-8 bytes of a payload without making a string of them.</summary>
internal sealed class PropertyTable
{
    private readonly Dictionary<string, CompiledSchema> _byName;
    private readonly Dictionary<int, (byte[] Utf8, string Name, CompiledSchema Schema)[]> _byHash;

    public PropertyTable(IEnumerable<KeyValuePair<string, CompiledSchema>> properties)
    {
        _byName = new(properties, StringComparer.Ordinal);
        _byHash = _byName.Select(p => (Utf8: System.Text.Encoding.UTF8.GetBytes(p.Key), Name: p.Key, Schema: p.Value))
            .GroupBy(p => Hash(p.Utf8))
            .ToDictionary(g => g.Key, g => g.ToArray());
    }

    public int Count => _byName.Count;

    public bool Find(JsonProperty member, out string? name, out CompiledSchema? schema)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        if (raw.Contains((byte)'\\'))
        {
            name = member.Name;
            return _byName.TryGetValue(name, out schema);
        }

        if (_byHash.TryGetValue(Hash(raw), out var bucket))
        {
            foreach (var entry in bucket)
            {
                if (raw.SequenceEqual(entry.Utf8))
                {
                    (name, schema) = (entry.Name, entry.Schema);
                    return true;
                }
            }
        }

        (name, schema) = (null, null);
        return false;
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = default(HashCode);
        hash.AddBytes(utf8);
        return hash.ToHashCode();
    }
}

internal sealed class PropertyCountRule(int? minimum, int? maximum) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return true;
        var count = value.GetPropertyCount();
        if (count < minimum)
            return evaluation.Fail("Array Min Properties", $"Must have at least {minimum} properties");
        return !(count > maximum) || evaluation.Fail("Array Max Properties", $"Must have at most {maximum} properties");
    }
}

internal sealed class PropertyNamesRule(CompiledSchema schema) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return true;
        var valid = true;
        foreach (var member in value.EnumerateObject())
        {
            var name = JsonSerializer.SerializeToElement(member.Name);
            if (!evaluation.Probe(schema, name))
                valid = evaluation.Fail("Invalid Property Name", $"Property name of \"{member.Name}\" does not match");
        }

        return valid;
    }
}

/// <summary>When a member is there, others must be, or the object must match a schema.</summary>
internal sealed class DependencyRule(string name, string[] needs, CompiledSchema? schema) : Rule
{
    public override bool Check(JsonElement value, Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out _))
            return true;
        var valid = schema is null || schema.Check(value, evaluation);
        foreach (var need in needs)
        {
            if (!value.TryGetProperty(need, out _))
                valid = evaluation.Fail("Missing Dependency", $"Has a dependency on {need}");
        }

        return valid;
    }
}
