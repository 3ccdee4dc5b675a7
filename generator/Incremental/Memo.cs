namespace TrackingPlan.Generator.Incremental;

/// <summary>
/// What a step made of its inputs: an input that is still there in the next run is not worked on again, wherever it stands by then. The
/// step must make the same of the same.
/// </summary>
internal sealed class Memo<TInput, TOutput>(Func<TInput, TOutput> make)
    where TInput : IEquatable<TInput>
{
    private Dictionary<TInput, TOutput> _last = [];
    private Dictionary<TInput, TOutput> _now = [];
    private int _made;

    /// <summary>How many inputs of the last run were not known from those before.</summary>
    public int Made { get; private set; }

    public TOutput Of(TInput input)
    {
        if (_now.TryGetValue(input, out var output))
            return output;
        if (!_last.TryGetValue(input, out output))
        {
            output = make(input);
            _made++;
        }

        _now.Add(input, output);
        return output;
    }

    /// <summary>
    /// Ends a run, and forgets what it did not ask for. A run that asked for nothing, as while a plan cannot be read, or that was cancelled
    /// and never ends, forgets nothing.
    /// </summary>
    public void EndRun()
    {
        (Made, _made) = (_made, 0);
        if (_now.Count > 0)
            (_last, _now) = (_now, new(_now.Count));
    }
}
