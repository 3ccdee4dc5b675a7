using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Language.CSharp;

/// <summary>A type under declaration, and the types nested in it.</summary>
internal sealed class Scope(string name, string fullName)
{
    private readonly List<Declaration> _nested = [];
    private readonly Dictionary<string, bool> _pins = new(StringComparer.OrdinalIgnoreCase);

    public string Name { get; } = name;

    public string EscapedName { get; } = CSharpName.Escape(name);

    /// <summary>With <c>global::</c> and everything around it.</summary>
    public string FullName { get; } = fullName;

    /// <summary>Names that nested types may have; known once the members have theirs.</summary>
    public SiblingNames Names { get; set; } = PlanNames.Nested(name, []);

    /// <summary>A C# name that the plan pins for a type inside this one; what it pins for two, neither has.</summary>
    public void Pin(string? name)
    {
        if (name is not null)
            _pins[name] = !_pins.ContainsKey(name);
    }

    public string Take(string? pinned, NestedName name)
    {
        if (pinned is not null && Identifier.IsValid(pinned) && !(_pins.TryGetValue(pinned, out var isOnly) && !isOnly))
            return Names.Take(pinned, "", "Type");
        return _pins.ContainsKey(name.Plain) ? Names.Take(name.Other, "") : Names.Take("", name.Plain, name.Other);
    }

    public Scope Nest(string? pinned, NestedName name)
    {
        var taken = Take(pinned, name);
        return new Scope(taken, FullName + "." + CSharpName.Escape(taken));
    }

    public void Add(Declaration declaration) => _nested.Add(declaration);

    public EquatableArray<Declaration> Nested() => _nested.ToEquatableArray();
}
