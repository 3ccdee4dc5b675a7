using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.CSharp;

/// <summary>Where in a plan a C# name comes from: a call or a definition, and the way to a property in it.</summary>
/// <param name="Kind">Null for a definition.</param>
/// <param name="Owner">The call's wire name, or the definition's pointer.</param>
/// <param name="Version">Which of several versions of an event.</param>
/// <param name="Path">Wire names, and <c>[]</c> for the items of a list.</param>
internal sealed record WirePlace(PlannedCallKind? Kind, string Owner, int? Version, EquatableArray<string> Path)
{
    public const string Item = "[]";

    public static WirePlace Of(PlanType type) => type.Call is { } call
        ? new(call.Kind, call.Name, call.Version, [])
        : new(null, type.Definition!.Pointer, null, []);

    public WirePlace Member(string name) => this with { Path = Path.Append(name).ToEquatableArray() };

    public WirePlace Items() => this with { Path = Path.Append(Item).ToEquatableArray() };

    /// <summary>What it is on the wire; versions of an event are the same there.</summary>
    public override string ToString() => string.Join("\u001f", Path.Prepend(Kind is null ? Owner : Kind + " " + Owner));
}
