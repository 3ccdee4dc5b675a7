using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>The calls and properties known to be renamed, so that what refers to them is not reported as changed too.</summary>
internal sealed class RenameTable
{
    private readonly Dictionary<string, string> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _former = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Call, string Property), string> _properties = [];

    private readonly Dictionary<(PlannedCallKind, string), string> _byKind = [];
    private readonly Dictionary<(PlannedCallKind?, string?, string?), string> _members = [];

    /// <summary>How many renames are known.</summary>
    public int Count => _calls.Count + _properties.Count;

    public void AddCall(PlannedCallKind kind, string before, string after)
    {
        _byKind[(kind, before)] = after;
        _calls[before] = after;
        _former[after] = before;
    }

    /// <param name="call">The call's name in the newer plan.</param>
    public void AddProperty(string call, string before, string after) => _properties[(call, before)] = after;

    /// <param name="before">The property, as one of the newer plan's call or object.</param>
    /// <param name="after">The same, under its new name.</param>
    public void AddMember(ChangeSubject before, ChangeSubject after) => _members[(before.CallKind, before.Name, before.Path)] = after.Path!;

    /// <summary>Where a place of the older plan is in the newer.</summary>
    public (PlannedCallKind Kind, string Call, string? Path) Now(WirePlace place)
    {
        var kind = place.Kind!.Value;
        var call = _byKind.TryGetValue((kind, place.Owner), out var renamed) ? renamed : place.Owner;
        var subject = new ChangeSubject { Kind = ChangeSubjectKind.Call, CallKind = kind, Name = ChangeSubject.CallName(kind, call) };
        foreach (var step in place.Path)
        {
            subject = step == WirePlace.Item ? subject.Items() : subject.Member(step);
            if (_members.TryGetValue((kind, subject.Name, subject.Path), out var path))
                subject = subject with { Path = path };
        }

        return (kind, subject.Name!, subject.Path);
    }

    /// <summary>What a call of the older plan is named in the newer.</summary>
    public string Call(string before) => _calls.TryGetValue(before, out var after) ? after : before;

    /// <summary>What a call of the newer plan was named in the older; null when it is not a renamed one.</summary>
    public string? FormerCall(string after) => _former.TryGetValue(after, out var before) ? before : null;

    /// <summary>What a property of the older plan is named in the newer.</summary>
    public string Property(string call, string before) => _properties.TryGetValue((call, before), out var after) ? after : before;
}
