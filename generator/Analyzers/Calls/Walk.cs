namespace TrackingPlan.Generator.Analyzers.Calls;

/// <summary>
/// The bounds of a walk over code. In an editor code has any shape: a local that is made of itself, twenty locals each made of two of the one
/// before. No place is entered twice, and none beyond a depth, so that the work is no more than the code and the stack never ends.
/// </summary>
/// <typeparam name="TPlace">Where a walk can be: two places are the same when entering both would find the same.</typeparam>
internal sealed class Walk<TPlace>
    where TPlace : notnull
{
    /// <summary>Far beyond code that a person reads, far below what a thread's stack holds.</summary>
    private const int MostLevels = 256;

    private readonly Dictionary<TPlace, bool> _results = [];
    private int _level;

    /// <summary>
    /// What the step says of a place: now, or when the place was entered before. False while it is being entered, and beyond the depth.
    /// </summary>
    public bool Enter(TPlace place, Func<bool> step)
    {
        if (_results.TryGetValue(place, out var result) || _level == MostLevels)
            return result;
        _results[place] = false;
        _level++;
        result = step();
        _level--;
        return _results[place] = result;
    }
}
