using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Documents;

/// <summary>
/// A plan with every schema as it was written, for going from one format to another. The compiler's model leaves out what C# cannot say;
/// this leaves out nothing.
/// </summary>
internal sealed record PlanDocument
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    /// <summary>In the order of the file; several versions of one event are several calls, the newest last.</summary>
    public required IReadOnlyList<CallDocument> Calls { get; init; }

    /// <summary>
    /// Shared schemas by what a reference calls them, such as <c>#/definitions/user_id</c>; also others that a reference leads to, such as
    /// <c>#/events/A/properties/id</c>.
    /// </summary>
    public IReadOnlyList<JsonMember> Definitions { get; init; } = [];

    /// <summary>It is written in the native format already: as its author has it.</summary>
    public bool IsNative { get; init; }

    /// <summary>What only the native format says of a plan: consumers, naming, the link to the schema.</summary>
    public IReadOnlyList<JsonMember> Native { get; init; } = [];

    /// <summary>What only Segment says of a plan: its id, its slug, its dates.</summary>
    public IReadOnlyList<JsonMember> Segment { get; init; } = [];

    /// <summary>The newest version of a call, which a native plan holds the others in.</summary>
    public CallDocument NewestOf(CallDocument call) => Calls.Where(c => c.Kind == call.Kind && c.Name == call.Name).MaxBy(c => c.Version ?? 0) ?? call;

    /// <summary>A call as a JSON path into a native plan, for messages.</summary>
    public string PathOf(CallDocument call)
    {
        var path = call.Kind == PlannedCallKind.Track ? $"$.events[{JsonText.Of(call.Name)}]" : "$." + call.Kind.ToString().ToLowerInvariant();
        return NewestOf(call).Version == call.Version ? path
            : call.Kind == PlannedCallKind.Track ? $"{path}.versions[\"{call.Version ?? 1}\"]"
            : $"{path} (version {call.Version ?? 1})";
    }
}

/// <summary>One event in one version, or the one Identify, Group, Page, Screen or Common of a plan.</summary>
internal sealed record CallDocument
{
    public required PlannedCallKind Kind { get; init; }

    /// <summary>The wire name of an event, page or screen; else empty.</summary>
    public string Name { get; init; } = "";

    public int? Version { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether the description is that of the event's newest version, for want of an own one.</summary>
    public bool InheritsDescription { get; init; }

    /// <summary>The object schema of the properties or traits; for <see cref="PlannedCallKind.Common"/>, of the whole payload.</summary>
    public required JsonValue Body { get; init; }

    /// <summary>What only the native format says of a call: owner, user, alongside, deprecation, a C# name.</summary>
    public IReadOnlyList<JsonMember> Native { get; init; } = [];

    /// <summary>
    /// The schema of the whole payload that a rule of Segment's had around the body, without the body: labels, and constraints on
    /// <c>context</c> and the like. Null for a plan of another format.
    /// </summary>
    public JsonValue? Around { get; init; }

    /// <summary>Schemas that the references of this call alone lead to, by what a reference calls them: each rule of Segment's has its own.</summary>
    public IReadOnlyList<JsonMember> Shared { get; init; } = [];

    /// <summary>What only Segment says of a rule: its dates.</summary>
    public IReadOnlyList<JsonMember> Segment { get; init; } = [];

    /// <summary>What stands around the body and means something that the plan has no words for, by what a rule's schema calls it.</summary>
    public IEnumerable<JsonMember> Beside => (Around?.Members ?? []).Where(member => member.Name switch
    {
        "$schema" or "description" or "type" or "required" or "definitions" or "$defs" => false,
        "properties" => member.Value.Members.Any(m => m.Name != Place && !IsIdle(m.Value)),
        "labels" => !member.Value.IsEmptyObject(),
        _ => true,
    });

    public JsonValue? Fact(string name) => Native.FirstOrDefault(m => m.Name == name)?.Value;

    public bool IsTraits => Kind is PlannedCallKind.Identify or PlannedCallKind.Group;

    /// <summary>Where the body stands in the payload.</summary>
    public string Place => IsTraits ? "traits" : "properties";

    /// <summary>The call as a JSON path into a native plan, for messages.</summary>
    public string Path => Kind switch
    {
        PlannedCallKind.Track => $"$.events[{JsonText.Of(Name)}]" + (Version is > 1 ? $" (version {Version})" : ""),
        _ => "$." + Kind.ToString().ToLowerInvariant(),
    };

    private static bool IsIdle(JsonValue schema) =>
        schema.Members.All(m => m.Name is "id" or "description" || (m.Name == "type" && m.Value.Text == "object") || (m.Name is "properties" && m.Value.IsEmptyObject()) || m is { Name: "required", Value.Items.Count: 0 });
}

/// <summary>Something that a format cannot hold.</summary>
/// <param name="Path">Where it stands, as a JSON path.</param>
/// <param name="Reason">What is left out, and why.</param>
/// <param name="IsKept">It stands in the text all the same, for others than those who make use of the format.</param>
internal sealed record Loss(string Path, string Reason, bool IsKept = false);
