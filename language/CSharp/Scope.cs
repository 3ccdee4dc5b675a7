using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Language.CSharp;

/// <summary>A type under declaration, and the types nested in it.</summary>
internal sealed class Scope(string name, string fullName)
{
    private readonly List<Declaration> _nested = [];

    public string Name { get; } = name;

    public string EscapedName { get; } = CSharpName.Escape(name);

    /// <summary>With <c>global::</c> and everything around it.</summary>
    public string FullName { get; } = fullName;

    /// <summary>Names that nested types may have; known once the members have theirs.</summary>
    public SiblingNames Names { get; set; } = PlanNames.Nested(name, []);

    public string Take(string? pinned, string name) =>
        pinned is not null && Identifier.IsValid(pinned) ? Names.Take(pinned, "", "Type") : Names.Take(name, "", "Type");

    public Scope Nest(string? pinned, string name)
    {
        var taken = Take(pinned, name);
        return new Scope(taken, FullName + "." + CSharpName.Escape(taken));
    }

    public void Add(Declaration declaration) => _nested.Add(declaration);

    public EquatableArray<Declaration> Nested() => _nested.ToEquatableArray();
}
