namespace TrackingPlan.Language.Model;

/// <summary>
/// Where in the plan's text a thing was written. Two origins are always equal: checks and tools can point at the text, while a plan that
/// only moved equals the one before, and the compiler re-emits nothing.
/// </summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">How many characters.</param>
internal readonly record struct Origin(int Start, int Length)
{
    public bool Equals(Origin other) => true;

    public override int GetHashCode() => 0;
}
