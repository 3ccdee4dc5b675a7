using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TrackingPlan.Language.Schemas.Instances;

/// <summary>What is known by a name, found by the UTF-8 bytes of an instance without making a string of them.</summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly Dictionary<string, T> _byName;
    private readonly Dictionary<ulong, (byte[] Name, T Value)[]> _byKey;

    public NameTable(IEnumerable<KeyValuePair<string, T>> entries)
    {
        _byName = entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        _byKey = _byName.Select(e => (Name: InstanceText.Of(e.Key), e.Value)).GroupBy(e => Key(e.Name)).ToDictionary(g => g.Key, g => g.ToArray());
    }

    public int Count => _byName.Count;

    public IEnumerable<string> Names => _byName.Keys;

    public IEnumerable<T> Values => _byName.Values;

    public bool TryFind(InstanceValue name, [NotNullWhen(true)] out T? value)
    {
        if (name.IsEscaped)
            return _byName.TryGetValue(name.GetText(), out value);
        var raw = name.Raw;
        if (_byKey.TryGetValue(Key(raw), out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (raw.SequenceEqual(candidate.Name))
                {
                    value = candidate.Value;
                    return true;
                }
            }
        }

        value = null;
        return false;
    }

    /// <summary>Length, beginning and end tell nearly all names of an object apart, and cost less than a hash of all bytes.</summary>
    private static ulong Key(ReadOnlySpan<byte> name)
    {
        var length = (ulong)name.Length << 56;
        if (name.Length >= 8)
            return length ^ MemoryMarshal.Read<ulong>(name) ^ (MemoryMarshal.Read<ulong>(name.Slice(name.Length - 8)) * 0x9E3779B97F4A7C15);
        Span<byte> padded = stackalloc byte[8];
        padded.Clear();
        name.CopyTo(padded);
        return length ^ MemoryMarshal.Read<ulong>(padded);
    }
}
