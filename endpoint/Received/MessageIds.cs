namespace TrackingPlan.Endpoint;

/// <summary>
/// The latest message ids, to tell a duplicate. Segment looks back about a day; here it is the last 100,000, which is bounded memory.
/// </summary>
internal sealed class MessageIds
{
    private const int Remembered = 100_000;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _byAge = [];

    /// <summary>False when the id was seen before. An id that is longer than the API allows is not remembered.</summary>
    public bool Add(string id)
    {
        if (id.Length > Limits.MessageId)
            return true;
        if (!_ids.Add(id))
            return false;

        _byAge.Enqueue(id);
        if (_byAge.Count > Remembered)
            _ids.Remove(_byAge.Dequeue());
        return true;
    }

    public void Clear()
    {
        _ids.Clear();
        _byAge.Clear();
    }
}
