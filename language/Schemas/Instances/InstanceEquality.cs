using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Schemas.Instances;

/// <summary>
/// Equality as JSON Schema means it (draft-06 core, section 4.2.3): numbers by value, objects whatever the order of their members. Of
/// members with one name, the last counts.
/// </summary>
internal sealed class InstanceEquality : IEqualityComparer<InstanceValue>
{
    /// <summary>Up to this many members, looking each one up costs less than a table.</summary>
    private const int FewMembers = 8;

    public static readonly InstanceEquality Instance = new();

    public bool Equals(InstanceValue x, InstanceValue y)
    {
        if (x.Kind != y.Kind)
            return false;
        return x.Kind switch
        {
            JsonKind.String => TextEquals(x, y),
            JsonKind.Number => x.Raw.SequenceEqual(y.Raw) || x.GetNumber() == y.GetNumber(),
            JsonKind.Array => ArraysEqual(x, y),
            JsonKind.Object => ObjectsEqual(x, y),
            _ => true,
        };
    }

    public int GetHashCode(InstanceValue obj)
    {
        switch (obj.Kind)
        {
            case JsonKind.String:
                return obj.IsEscaped ? HashOf(InstanceText.Of(obj.GetText())) : HashOf(obj.Raw);
            case JsonKind.Number:
                return obj.GetNumber().GetHashCode();
            case JsonKind.Array:
                var hash = 17;
                foreach (var item in obj.EnumerateItems())
                    hash = unchecked(hash * 31 + GetHashCode(item));
                return hash;
            case JsonKind.Object:
                return HashOfObject(obj);
            default:
                return (int)obj.Kind;
        }
    }

    private static bool TextEquals(InstanceValue left, InstanceValue right) =>
        left.IsEscaped || right.IsEscaped ? left.GetText() == right.GetText() : left.Raw.SequenceEqual(right.Raw);

    private bool ArraysEqual(InstanceValue left, InstanceValue right)
    {
        var others = right.EnumerateItems();
        foreach (var item in left.EnumerateItems())
        {
            if (!others.MoveNext() || !Equals(item, others.Current))
                return false;
        }

        return !others.MoveNext();
    }

    private bool ObjectsEqual(InstanceValue left, InstanceValue right)
    {
        if (left.Count() > FewMembers || right.Count() > FewMembers)
        {
            var (members, others) = (MembersOf(left), MembersOf(right));
            if (members.Count != others.Count)
                return false;
            foreach (var member in members)
            {
                if (!others.TryGetValue(member.Key, out var other) || !Equals(member.Value, other))
                    return false;
            }

            return true;
        }

        foreach (var (name, _) in left.EnumerateMembers())
        {
            var bytes = BytesOf(name);
            if (!right.TryGet(bytes, out var other) || !left.TryGet(bytes, out var own) || !Equals(own, other))
                return false;
        }

        foreach (var (name, _) in right.EnumerateMembers())
        {
            if (!left.TryGet(BytesOf(name), out _))
                return false;
        }

        return true;
    }

    private static ReadOnlySpan<byte> BytesOf(InstanceValue name) => name.IsEscaped ? InstanceText.Of(name.GetText()) : name.Raw;

    private int HashOfObject(InstanceValue value)
    {
        // Of equal names the last counts, so repeated ones must not: only distinct members are added up.
        var hash = 0;
        if (value.Count() > FewMembers)
        {
            foreach (var member in MembersOf(value))
                hash = unchecked(hash + HashOfMember(InstanceText.Of(member.Key), member.Value));
            return hash;
        }

        foreach (var (name, member) in value.EnumerateMembers())
        {
            var bytes = BytesOf(name);
            if (value.TryGet(bytes, out var last) && last.Index == member.Index)
                hash = unchecked(hash + HashOfMember(bytes, member));
        }

        return hash;
    }

    private int HashOfMember(ReadOnlySpan<byte> name, InstanceValue value) => unchecked(HashOf(name) * 397 ^ GetHashCode(value));

    private static Dictionary<string, InstanceValue> MembersOf(InstanceValue value)
    {
        var members = new Dictionary<string, InstanceValue>(StringComparer.Ordinal);
        foreach (var (name, member) in value.EnumerateMembers())
            members[name.GetText()] = member;
        return members;
    }

    private static int HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = unchecked((int)2166136261);
        foreach (var b in bytes)
            hash = unchecked((hash ^ b) * 16777619);
        return hash;
    }
}
