using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

internal enum ChangeSubjectKind
{
    Plan,
    Call,
    Property,
    Audience,
    Metric,
    Destination,
}

/// <summary>What changed: the plan, a call, a property or trait at any depth, or a consumer.</summary>
internal sealed record ChangeSubject
{
    public static ChangeSubject Plan { get; } = new() { Kind = ChangeSubjectKind.Plan };

    public required ChangeSubjectKind Kind { get; init; }

    public PlannedCallKind? CallKind { get; init; }

    /// <summary>The event's wire name, or the kind of call in lower case when it has no name; the name of a consumer.</summary>
    public string? Name { get; init; }

    /// <summary>Which of several versions; null when there is only one.</summary>
    public int? Version { get; init; }

    /// <summary>The way to the property, <c>address.city</c> or <c>tags[]</c>; null for the call itself.</summary>
    public string? Path { get; init; }

    /// <summary>The property of the call that the path begins with: what a consumer can name.</summary>
    public string? Property { get; init; }

    /// <summary>Whether the way leads through an array, whose C# item type admits no implicit conversion.</summary>
    public bool IsInArray { get; init; }

    /// <summary>The shared definition inside of which it stands, so that one edit of it can be told once; null when it is the property's own.</summary>
    public string? Definition { get; init; }

    /// <param name="hasVersions">Whether the plan holds several versions of the event, so that its name does not say which is meant.</param>
    public static ChangeSubject Call(PlannedCall call, bool hasVersions) => new()
    {
        Kind = ChangeSubjectKind.Call,
        CallKind = call.Kind,
        Name = CallName(call),
        Version = hasVersions ? call.Version : null,
    };

    public static string CallName(PlannedCall call) => CallName(call.Kind, call.Name);

    public static string CallName(PlannedCallKind kind, string name) => name.Length > 0 || kind == PlannedCallKind.Track ? name : KindWord(kind);

    public ChangeSubject Member(string name) => this with
    {
        Kind = ChangeSubjectKind.Property,
        Path = Path is null ? name : Path + "." + name,
        Property = Property ?? name,
    };

    public ChangeSubject Items() => this with { Path = Path + "[]", IsInArray = true };

    /// <summary>The subject in words, <c>property 'channel' of event 'Invite Sent'</c>; names stand as the plan has them.</summary>
    public override string ToString() => ToString(static name => "'" + name + "'");

    /// <param name="quote">Sets a name of the plan apart, and makes it harmless where the words are going to stand.</param>
    public string ToString(Func<string, string> quote) => Kind switch
    {
        ChangeSubjectKind.Plan => "the plan",
        ChangeSubjectKind.Audience => "audience " + quote(Name!),
        ChangeSubjectKind.Metric => "metric " + quote(Name!),
        ChangeSubjectKind.Destination => "destination " + quote(Name!),
        ChangeSubjectKind.Property => (IsTrait ? "trait " : "property ") + quote(Path!) + " of " + CallText(quote),
        _ => CallText(quote),
    };

    private bool IsTrait => CallKind is PlannedCallKind.Identify or PlannedCallKind.Group;

    private string CallText(Func<string, string> quote)
    {
        var kind = CallKind ?? PlannedCallKind.Track;
        var text = kind == PlannedCallKind.Track ? "event " + quote(Name!) : KindWord(kind);
        if (kind is PlannedCallKind.Page or PlannedCallKind.Screen && Name != KindWord(kind))
            text += " " + quote(Name!);
        return Version is { } version ? text + " (version " + version + ")" : text;
    }

    private static string KindWord(PlannedCallKind kind) => kind switch
    {
        PlannedCallKind.Track => "track",
        PlannedCallKind.Identify => "identify",
        PlannedCallKind.Group => "group",
        PlannedCallKind.Page => "page",
        _ => "screen",
    };
}
