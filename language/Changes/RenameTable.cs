namespace TrackingPlan.Language.Changes;

/// <summary>The calls and properties known to be renamed, so that what refers to them is not reported as changed too.</summary>
internal sealed class RenameTable
{
    private readonly Dictionary<string, string> calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> former = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Call, string Property), string> properties = [];

    /// <summary>How many renames are known.</summary>
    public int Count => calls.Count + properties.Count;

    public void AddCall(string before, string after)
    {
        calls[before] = after;
        former[after] = before;
    }

    /// <param name="call">The call's name in the newer plan.</param>
    public void AddProperty(string call, string before, string after) => properties[(call, before)] = after;

    /// <summary>What a call of the older plan is named in the newer.</summary>
    public string Call(string before) => calls.TryGetValue(before, out var after) ? after : before;

    /// <summary>What a call of the newer plan was named in the older; null when it is not a renamed one.</summary>
    public string? FormerCall(string after) => former.TryGetValue(after, out var before) ? before : null;

    /// <summary>What a property of the older plan is named in the newer.</summary>
    public string Property(string call, string before) => properties.TryGetValue((call, before), out var after) ? after : before;
}
