using System.ComponentModel;

namespace TrackingPlan.Serialization;

/// <summary>A value of a type that the compiler generated for an object or a union of a tracking plan. There is no need to implement it by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IPlanValue
{
    /// <summary>Writes the value as JSON.</summary>
    /// <param name="writer">Where to write.</param>
    void Write(ref CallWriter writer);

    /// <summary>Compares the value with its plan.</summary>
    /// <param name="violations">Receives the differences, with paths relative to the value.</param>
    void Validate(ref ViolationCollector violations);
}
