using System.Globalization;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Rules;

/// <summary>A place in the plan's text. Unlike an <see cref="Origin"/>, two places are equal only if they are the same.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Line">From zero, as <paramref name="Column"/> and the end's.</param>
internal readonly record struct Place(int Start, int Length, int Line, int Column, int EndLine, int EndColumn);

/// <summary>What a rule has to say at a place.</summary>
internal sealed record Finding(Rule Rule, Place Place, EquatableArray<string> Arguments)
{
    /// <summary>Other places that have to do with it.</summary>
    public EquatableArray<Place> Others { get; init; } = [];

    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, [.. Arguments]);
}
