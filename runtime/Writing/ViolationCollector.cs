using System.ComponentModel;

namespace TrackingPlan.Serialization;

/// <summary>Collects the differences between a call and its plan. Used by generated code; costs nothing while there are none.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public ref struct ViolationCollector
{
    private readonly string _root;
    private List<Violation>? _found;

    /// <summary>Creates a collector for a call of the given kind.</summary>
    public ViolationCollector(CallKind kind) => _root = kind is CallKind.Identify or CallKind.Group ? "traits" : "properties";

    /// <summary>What was found, or null when there is nothing.</summary>
    public readonly IReadOnlyList<Violation>? Found => _found;

    /// <summary>Adds a difference.</summary>
    /// <param name="type">The kind of difference, in Segment's words.</param>
    /// <param name="name">The wire name of the property or trait.</param>
    /// <param name="expectation">What follows the path in the description, such as <c>is required</c>.</param>
    public void Add(string type, string name, string expectation)
    {
        var field = $"{_root}.{name}";
        (_found ??= []).Add(new Violation(type, field, $"{field} {expectation}"));
    }

    /// <summary>A required value must be there.</summary>
    public void Required(object? value, string name)
    {
        if (value is null)
            Add("Required", name, "is required");
    }
}
