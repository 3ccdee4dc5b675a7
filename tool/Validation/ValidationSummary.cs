using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Tool.Validation;

/// <summary>What a whole file is to its plan, event by event. Bounded: a hostile file cannot fill the memory with names.</summary>
internal sealed class ValidationSummary
{
    /// <summary>More names than any plan has; what comes after goes under <see cref="Others"/>.</summary>
    private const int MaxEvents = 10_000;

    private const int MaxKinds = 500;

    public const string Others = "(others)";

    private readonly Dictionary<string, EventSummary> _events = new(StringComparer.Ordinal);

    public IEnumerable<EventSummary> Events => _events.Values.OrderBy(e => e.IsPlanned ? 0 : 1).ThenBy(e => e.Name, StringComparer.Ordinal);

    public long Payloads => _events.Values.Sum(e => e.Payloads);

    public long Invalid => _events.Values.Sum(e => e.Invalid);

    public long Unplanned => _events.Values.Where(e => !e.IsPlanned && e.Name != BlockChecker.NoJson).Sum(e => e.Payloads);

    public void Add(BlockResult block)
    {
        foreach (var (name, count) in block.Counts)
        {
            var e = Event(name, count.IsPlanned);
            e.Payloads += count.Payloads;
            e.Invalid += count.Invalid;
        }

        foreach (var violation in block.Violations)
            Event(violation.Event, isPlanned: true).Add(violation, MaxKinds);
    }

    private EventSummary Event(string name, bool isPlanned)
    {
        if (_events.TryGetValue(name, out var e))
            return e;
        if (_events.Count >= MaxEvents && name != Others)
            return Event(Others, isPlanned: false);
        return _events[name] = new EventSummary(name, isPlanned);
    }
}

internal sealed class EventSummary(string name, bool isPlanned)
{
    private readonly Dictionary<SchemaViolation, ViolationCount> _kinds = [];

    public string Name { get; } = name;

    public bool IsPlanned { get; } = isPlanned;

    public long Payloads { get; set; }

    public long Invalid { get; set; }

    /// <summary>The most frequent first.</summary>
    public IEnumerable<ViolationCount> Violations => _kinds.Values.OrderByDescending(k => k.Count).ThenBy(k => k.FirstLine);

    public void Add(LineViolation violation, int maxKinds)
    {
        var kind = violation.Violation;
        if (!_kinds.TryGetValue(kind, out var count))
        {
            if (_kinds.Count >= maxKinds)
            {
                // Items of lists and keys of maps make endless paths; by then the pattern is clear.
                kind = new SchemaViolation(kind.Type, "(others)", "Further paths of this event", kind.Expected);
                if (!_kinds.TryGetValue(kind, out count))
                    count = _kinds[kind] = new ViolationCount(kind, violation.Line);
            }
            else
            {
                count = _kinds[kind] = new ViolationCount(kind, violation.Line);
            }
        }

        count.Count++;
    }
}

internal sealed class ViolationCount(SchemaViolation violation, long firstLine)
{
    public SchemaViolation Violation { get; } = violation;

    /// <summary>Where to look first.</summary>
    public long FirstLine { get; } = firstLine;

    public long Count { get; set; }
}
