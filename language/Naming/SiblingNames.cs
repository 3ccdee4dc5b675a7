namespace TrackingPlan.Language.Naming;

/// <summary>
/// Gives each of a set of siblings (the events of a plan, the properties of an object, the values of an enum) an identifier of its own,
/// unique ignoring case. A name that two siblings could have, neither has: another sibling may take a name away, but never gives it another
/// meaning. (Decision 10.)
/// </summary>
internal sealed class SiblingNames
{
    /// <summary>Plain, then told apart by how the wire name is written, then by its hash.</summary>
    private const int Stages = 3;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _reserved;
    private readonly Dictionary<string, int> _wanted = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="reserved">Identifiers that no sibling may have.</param>
    public SiblingNames(IEnumerable<string> reserved)
    {
        _reserved = new(reserved, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>One sibling.</summary>
    /// <param name="Name">Its wire name.</param>
    /// <param name="Pinned">The C# name that the plan pins, if any.</param>
    /// <param name="Kind">Follows a plain name that is reserved: <c>EqualsProperty</c>.</param>
    /// <param name="Ending">Follows every plain name of the kind: <c>HomePage</c>.</param>
    /// <param name="Mark">Follows the other names, so that siblings of two kinds never share one.</param>
    public readonly record struct Sibling(string Name, string? Pinned, string Kind, string Ending = "", string Mark = "");

    /// <summary>Takes a pinned name, before any other is given.</summary>
    /// <returns>False when there is none, or it cannot be had.</returns>
    public bool TryPin(string? pinned) => pinned is not null && Identifier.IsValid(pinned) && TryTake(pinned);

    /// <summary>Says that something which is not among the siblings could have a name, so that none of them gets it.</summary>
    public void Want(string name) => _wanted[name] = _wanted.TryGetValue(name, out var count) ? count + 1 : 1;

    /// <summary>Whether no more than one thing could have a name.</summary>
    public bool IsWantedOnce(string name) => !_wanted.TryGetValue(name, out var count) || count == 1;

    /// <summary>The name that a sibling has when no other could have it too.</summary>
    public string Plain(Sibling sibling)
    {
        var plain = Identifier.Pascal(sibling.Name) + sibling.Ending;
        return _reserved.Contains(plain) ? plain + sibling.Kind : plain;
    }

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

    /// <summary>Names all siblings.</summary>
    /// <returns>One identifier for each, in the same order, whatever the order is.</returns>
    public string[] Allocate(IReadOnlyList<Sibling> siblings)
    {
        var names = new string?[siblings.Count];
        var unnamed = new List<int>(siblings.Count);
        for (var i = 0; i < names.Length; i++)
        {
            if (TryPin(siblings[i].Pinned))
                names[i] = siblings[i].Pinned;
            else
                unnamed.Add(i);
        }

        // A name of a later stage is never one of an earlier, and those of a later stage are of the same words: who has a name needs no more.
        for (var stage = 0; stage < Stages && unnamed.Count > 0; stage++)
        {
            foreach (var i in unnamed)
                Want(names[i] = NameAt(stage, siblings[i]));
            unnamed.RemoveAll(i => _wanted[names[i]!] == 1 && TryTake(names[i]!));
        }

        foreach (var i in unnamed)
            names[i] = TakeNumbered(names[i]!);
        return names!;
    }

    private string NameAt(int stage, Sibling sibling) => stage switch
    {
        0 => Plain(sibling),
        1 => Spelling.Distinct(sibling.Name) + sibling.Mark,
        _ => $"{Identifier.Pascal(sibling.Name)}_{Identifier.Hash(sibling.Name)}{sibling.Mark}",
    };

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
