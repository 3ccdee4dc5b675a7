namespace TrackingPlan.Language.Naming;

/// <summary>
/// Gives each of a set of siblings (the events of a plan, the properties of an object, the values of an enum) an identifier of its own,
/// unique ignoring case. A name depends on its own spelling and on siblings that are the same words, on nothing else.
/// </summary>
internal sealed class SiblingNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _reserved;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="reserved">Identifiers that no sibling may have.</param>
    public SiblingNames(IEnumerable<string> reserved)
    {
        _reserved = new(reserved, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>One sibling: its wire name and the C# name that the plan pins, if any.</summary>
    public readonly record struct Sibling(string Name, string? Pinned);

    /// <summary>Takes a name that is not made of a wire name, with the first ending that is free.</summary>
    public string Take(string stem, params string[] endings)
    {
        foreach (var ending in endings)
        {
            if (TryTake(stem + ending))
                return stem + ending;
        }

        return TakeNumbered(stem + endings[endings.Length - 1]);
    }

    /// <summary>Names all siblings of one kind.</summary>
    /// <param name="siblings">In the order of the plan.</param>
    /// <param name="kind">Follows a name that is reserved: <c>EqualsProperty</c>.</param>
    /// <param name="houseStyle">The spelling that keeps the plain name, as <see cref="Spelling.StyleOf"/> says it.</param>
    /// <returns>One identifier for each, in the same order.</returns>
    public string[] Allocate(IReadOnlyList<Sibling> siblings, string kind, string houseStyle)
    {
        var names = new string?[siblings.Count];
        var pins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            if (siblings[i].Pinned is { } pinned && Identifier.IsValid(pinned) && TryTake(pinned))
            {
                names[i] = pinned;
                pins.Add(pinned);
            }
        }

        var plain = new string[siblings.Count];
        for (var i = 0; i < names.Length; i++)
        {
            plain[i] = Identifier.Pascal(siblings[i].Name);
            if (_reserved.Contains(plain[i]) || _taken.Contains(plain[i]) && !pins.Contains(plain[i]))
                plain[i] += kind;
        }

        var order = Order(siblings, plain, houseStyle);
        TakePlain(names, plain, order);
        foreach (var i in order)
            names[i] ??= TakeDistinct(plain[i], siblings[i].Name);
        return names!;
    }

    /// <summary>Groups of the same words together, in each the most usual spelling first.</summary>
    private static int[] Order(IReadOnlyList<Sibling> siblings, string[] plain, string houseStyle)
    {
        var order = new int[plain.Length];
        var ranks = new int[plain.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            ranks[i] = Spelling.RankOf(siblings[i].Name, houseStyle);
        }

        Array.Sort(order, (a, b) =>
        {
            var words = string.Compare(plain[a], plain[b], StringComparison.OrdinalIgnoreCase);
            var rank = words != 0 ? words : ranks[a].CompareTo(ranks[b]);
            var spelling = rank != 0 ? rank : string.CompareOrdinal(siblings[a].Name, siblings[b].Name);
            return spelling != 0 ? spelling : a.CompareTo(b);
        });
        return order;
    }

    /// <summary>The first of each group keeps the plain name, before anything with a suffix can take it.</summary>
    private void TakePlain(string?[] names, string[] plain, int[] order)
    {
        for (var i = 0; i < order.Length; i++)
        {
            var isFirst = i == 0 || !string.Equals(plain[order[i]], plain[order[i - 1]], StringComparison.OrdinalIgnoreCase);
            if (isFirst && names[order[i]] is null && TryTake(plain[order[i]]))
                names[order[i]] = plain[order[i]];
        }
    }

    private string TakeDistinct(string plain, string name)
    {
        var spelled = Identifier.Spelled(name);
        if (!string.Equals(spelled, plain, StringComparison.OrdinalIgnoreCase) && TryTake(spelled))
            return spelled;
        return Take(plain, Spelling.StyleOf(name), "_" + Identifier.Hash(name));
    }

    private bool TryTake(string name) => !_reserved.Contains(name) && _taken.Add(name);

    private string TakeNumbered(string stem)
    {
        if (!_numbers.TryGetValue(stem, out var number))
            number = 2;
        while (!TryTake(stem + "_" + number))
            number++;
        _numbers[stem] = number + 1;
        return stem + "_" + number;
    }
}
