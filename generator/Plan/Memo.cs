namespace TrackingPlan.Plan;

/// <summary>
/// What a step made of its inputs: an input that is still there in the next run is not worked on again, wherever it stands by then. The
/// step must make the same of the same. Inputs that a run did not ask for are forgotten.
/// </summary>
internal sealed class Memo<TInput, TOutput>(Func<TInput, TOutput> make)
    where TInput : IEquatable<TInput>
{
    private Dictionary<TInput, TOutput> _last = [];
    private Dictionary<TInput, TOutput> _now = [];

    /// <summary>How many inputs of this run were not known from the last.</summary>
    public int Made { get; private set; }

    public TOutput Of(TInput input)
    {
        if (_now.TryGetValue(input, out var output))
            return output;
        if (!_last.TryGetValue(input, out output))
        {
            output = make(input);
            Made++;
        }

        _now.Add(input, output);
        return output;
    }

    /// <summary>Begins a run: what the last one asked for is remembered.</summary>
    public void Begin()
    {
        (_last, _now) = (_now, new(_now.Count));
        Made = 0;
    }
}
