using System.Globalization;

namespace TrackingPlan.Serialization;

/// <content>Presence, types, enums, and values inside values.</content>
public ref partial struct ViolationCollector
{
    /// <summary>A required value must be there.</summary>
    public void Required(object? value, string name)
    {
        if (value is null)
            Add("Required", name, "is required");
    }

    /// <summary>An item of a list must not be null.</summary>
    /// <param name="value">The item.</param>
    /// <param name="expected">Its JSON type.</param>
    public void Item(object? value, string expected)
    {
        if (value is null)
            InvalidType(expected, "null", "");
    }

    /// <summary>A value of an enum must be one that the plan names. Nobody set a value of 0.</summary>
    /// <param name="value">The value; null is valid here.</param>
    /// <param name="count">Values run from 1 to this.</param>
    /// <param name="allowed">Their JSON.</param>
    /// <param name="name">The wire name.</param>
    public void Enum(int? value, int count, string allowed, string name)
    {
        if (value == 0)
            Required(null, name);
        else if (value < 0 || value > count)
            Add("Enum", name, "must be one of the following: " + allowed);
    }

    /// <summary>JSON has no NaN and no infinity.</summary>
    public void Finite(double? value, string name)
    {
        if (value is { } number && !double.IsFinite(number))
            InvalidType("number", double.IsNaN(number) ? "NaN" : "infinity", name);
    }

    /// <summary>A URI is sent as it was given, so it must be written as RFC 3986 says.</summary>
    public void Uri(Uri? value, string name) => Format(value?.OriginalString, "uri", name);

    /// <summary>The values of an object.</summary>
    public void ObjectValue<T>(T? value, string name)
        where T : class, IPlanValue
    {
        if (value is not null && Enter(name))
            Leave(value, name);
    }

    /// <summary>The value of a union.</summary>
    public void UnionValue<T>(T? value, string name)
        where T : struct, IPlanValue
    {
        if (value is { } present && Enter(name))
            Leave(present, name);
    }

    private bool Enter(string name)
    {
        if (!NextItem())
            return false;
        if (_depth < CallWriter.MaxDepth)
            return true;
        Report("Invalid Type", name, string.Create(CultureInfo.InvariantCulture, $"Nested deeper than {CallWriter.MaxDepth} objects"));
        return false;
    }

    private void Leave<T>(T value, string name)
        where T : IPlanValue
    {
        var count = Count;
        _depth++;
        value.Validate(ref this);
        _depth--;
        PutUnder(count, name);
    }

    private void InvalidType(string expected, string given, string name) =>
        Report("Invalid Type", name, $"Invalid type. Expected: {expected}, given: {given}");
}
