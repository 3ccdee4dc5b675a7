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
    /// <summary>Seen or not is a bit; nearly no object requires more names than there are bits.</summary>
    private readonly bool _fitsBits = required.Length <= 64;

    private readonly bool _looksAtMembers = properties.Count > 0 || patterns.Length > 0 || additional is not null || forbidsAdditional;

    public override bool Check(JsonElement value, Evaluation evaluation)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return true;
        var valid = true;
        var seen = 0UL;
        if (_looksAtMembers)
        {
            foreach (var member in value.EnumerateObject())
            {
                var entry = properties.Find(member);
                if (entry is { Required: >= 0 and < 64 })
                    seen |= 1UL << entry.Required;
                valid &= CheckMember(member, entry, evaluation);
            }
        }

        for (var i = 0; i < required.Length; i++)
        {
            if (!(_fitsBits ? (seen & (1UL << i)) != 0 : value.TryGetProperty(required[i], out _)))
                valid = evaluation.FailMissing(required[i]);
        }

        return valid;
    }

    private bool CheckMember(JsonProperty member, PropertyTable.Entry? entry, Evaluation evaluation)
    {
        if (entry?.Schema is { } schema && patterns.Length == 0)
            return CheckValue(schema, entry.Name, member.Value, evaluation);
        if (patterns.Length == 0 && additional is null && !forbidsAdditional)
            return true;

        var name = entry?.Name ?? member.Name;
        var (valid, isKnown) = (true, entry?.Schema is not null);
        if (entry?.Schema is { } own)
            valid = CheckValue(own, name, member.Value, evaluation);
        foreach (var (pattern, patternSchema) in patterns)
        {
            if (!Patterns.IsMatch(pattern, name))
                continue;
            isKnown = true;
            valid &= CheckValue(patternSchema, name, member.Value, evaluation);
        }

        if (isKnown)
            return valid;
        return forbidsAdditional
            ? evaluation.Fail("Additional Property Not Allowed", $"Additional property {name} is not allowed")
            : additional is null || CheckValue(additional, name, member.Value, evaluation);
    }

    private static bool CheckValue(CompiledSchema schema, string name, JsonElement value, Evaluation evaluation)
    {
        evaluation.Push(name);
        var valid = schema.Check(value, evaluation);
        evaluation.Pop();
        return valid;
    }
}

/// <summary>What is known by name, found by the UTF-8 bytes of a payload without making a string of them.</summary>
internal sealed class PropertyTable
{
    private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Entry[]> _byHash;

    public PropertyTable(IEnumerable<KeyValuePair<string, CompiledSchema>> properties, string[] required)
    {
        foreach (var (name, schema) in properties)
            _byName[name] = new Entry(name, schema, Array.IndexOf(required, name));
        for (var i = 0; i < required.Length; i++)
            _byName.TryAdd(required[i], new Entry(required[i], null, i));
        _byHash = _byName.Values.GroupBy(entry => Hash(entry.Utf8)).ToDictionary(g => g.Key, g => g.ToArray());
    }

    public int Count => _byName.Count;

    public Entry? Find(JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        if (raw.Contains((byte)'\\'))
            return _byName.GetValueOrDefault(member.Name);
        if (_byHash.TryGetValue(Hash(raw), out var bucket))
        {
            foreach (var entry in bucket)
            {
                if (raw.SequenceEqual(entry.Utf8))
                    return entry;
            }
        }

        return null;
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = default(HashCode);
        hash.AddBytes(utf8);
        return hash.ToHashCode();
    }

    /// <param name="Schema">Null for a name that is only required.</param>
    /// <param name="Required">Its place among the required names; negative for an optional one.</param>
    internal sealed record Entry(string Name, CompiledSchema? Schema, int Required)
    {
        public byte[] Utf8 { get; } = System.Text.Encoding.UTF8.GetBytes(Name);
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
