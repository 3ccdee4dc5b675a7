using System.Security.Cryptography;
using System.Text;
using TrackingPlan.Language.Json;
using TrackingPlan.Tool.Formats.Json;

namespace TrackingPlan.Tool.Formats.Schemas;

/// <summary>
/// What the references of a schema lead to, by what a reference calls it. Each target is looked at once, after all that it refers to, so that a
/// long chain of references costs as much as it is long.
/// </summary>
internal sealed class ReferenceTargets
{
    /// <summary>A target of more values than these, with all that it refers to, stays shared: it may refer to others twice, and they too.</summary>
    private const int MostValues = 2_000;

    /// <summary>The same within what stays shared.</summary>
    private const int MostValuesInShared = 100;

    /// <summary>How many values may be written out in all.</summary>
    private const int MostValuesInAll = 500_000;

    /// <summary>What is written out must be readable again.</summary>
    private const int MaxDepth = JsonParser.MaxDepth / 2;

    private readonly Dictionary<string, JsonValue> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Target> _known = new(StringComparer.Ordinal);
    private int _writtenOut;

    public ReferenceTargets(IEnumerable<JsonMember> targets)
    {
        foreach (var target in targets)
            _targets[JsonPointer.Normalize(target.Name)] = target.Value;
    }

    /// <summary>The pointer that a schema refers to; null when it refers to nothing that is known.</summary>
    public string? PointerOf(JsonValue schema) =>
        schema["$ref"] is { Kind: JsonKind.String } reference && JsonPointer.Normalize(reference.Text) is var pointer && _targets.ContainsKey(pointer) ? pointer : null;

    public JsonValue this[string pointer] => _targets[pointer];

    /// <summary>The same text for targets of one name that say the same, with all that they refer to.</summary>
    public string MeaningOf(string pointer) => $"{pointer}\n{Of(pointer).Meaning}";

    /// <summary>Whether a target can stand in place of a reference; not one that leads back to itself, or that would be too much.</summary>
    /// <param name="pointer">The target.</param>
    /// <param name="depth">Of the reference.</param>
    /// <param name="isInShared">Whether the reference stands in what stays shared.</param>
    public bool TryWriteOut(string pointer, int depth, bool isInShared)
    {
        var target = Of(pointer);
        if (target.StaysShared || (isInShared && target.Values > MostValuesInShared) || depth + target.Depth > MaxDepth || _writtenOut + target.Values > MostValuesInAll)
            return false;
        _writtenOut += target.OwnValues;
        return true;
    }

    private Target Of(string start)
    {
        if (_known.TryGetValue(start, out var target))
            return target;

        // Tarjan's algorithm: targets that refer to each other in a circle are known together.
        var open = new List<string>();
        var lowest = new Dictionary<string, int>(StringComparer.Ordinal);
        var path = new Stack<(string Pointer, int Place, IEnumerator<string> Next)>();
        Enter(start);
        while (path.TryPeek(out var top))
        {
            if (top.Next.MoveNext())
            {
                if (_known.ContainsKey(top.Next.Current))
                    continue;
                if (lowest.TryGetValue(top.Next.Current, out var place))
                    lowest[top.Pointer] = Math.Min(lowest[top.Pointer], place);
                else
                    Enter(top.Next.Current);
                continue;
            }

            path.Pop();
            if (lowest[top.Pointer] == top.Place)
            {
                Know(open[top.Place..]);
                open.RemoveRange(top.Place, open.Count - top.Place);
            }
            else
            {
                var parent = path.Peek().Pointer;
                lowest[parent] = Math.Min(lowest[parent], lowest[top.Pointer]);
            }
        }

        return _known[start];

        void Enter(string pointer)
        {
            path.Push((pointer, open.Count, Referred(pointer).GetEnumerator()));
            lowest[pointer] = open.Count;
            open.Add(pointer);
        }
    }

    private IEnumerable<string> Referred(string pointer) => SchemaParts.In(_targets[pointer]).Select(PointerOf).OfType<string>().Distinct();

    private void Know(List<string> circle)
    {
        var isCircular = circle.Count > 1 || Referred(circle[0]).Contains(circle[0]);
        var text = new StringBuilder();
        foreach (var pointer in circle.Order(StringComparer.Ordinal))
        {
            text.Append(pointer).Append(' ').Append(JsonBuild.Key(_targets[pointer])).Append('\n');
            foreach (var other in Referred(pointer).Where(other => _known.ContainsKey(other)).Order(StringComparer.Ordinal))
                text.Append(other).Append(' ').Append(_known[other].Meaning).Append('\n');
        }

        var meaning = Convert.ToHexString(SHA256.HashData(Encoding.Unicode.GetBytes(text.ToString())));
        var sizes = circle.ConvertAll(pointer => (Pointer: pointer, Size: Measure(_targets[pointer])));
        foreach (var (pointer, (values, own, depth)) in sizes)
            _known[pointer] = new Target(meaning, values, own, depth, isCircular || values > MostValues || depth > MaxDepth);
    }

    /// <summary>How much a schema is when what it refers to is written out.</summary>
    private (int Values, int Own, int Depth) Measure(JsonValue value)
    {
        var (values, own, depth) = (1, 1, 0);
        if (PointerOf(value) is { } pointer && _known.TryGetValue(pointer, out var target) && !target.StaysShared)
            (values, depth) = (values + target.Values, target.Depth);
        foreach (var part in value.Items.Concat(value.Members.Select(member => member.Value)))
        {
            var (more, moreOwn, deeper) = Measure(part);
            (values, own, depth) = (Math.Min(values + more, MostValues + 1), own + moreOwn, Math.Max(depth, deeper));
        }

        return (values, own, depth + 1);
    }

    /// <param name="Meaning">The same for targets that say the same, with all that they refer to.</param>
    /// <param name="Values">With what it refers to, written out; one more than <see cref="MostValues"/> for any larger number.</param>
    /// <param name="OwnValues">Without.</param>
    /// <param name="Depth">Written out.</param>
    /// <param name="StaysShared">Whether it is never written out.</param>
    private sealed record Target(string Meaning, int Values, int OwnValues, int Depth, bool StaysShared);
}
