using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Shapes.Native.Writing;

/// <summary>The calls of a native plan as a document has them.</summary>
internal static class NativeCalls
{
    private static readonly string[] NotFacts = ["name", "description", "definitions", "$defs", "events", "identify", "group", "page", "screen"];
    private static readonly string[] BodyKeys = ["properties", "traits", "required", "additionalProperties"];

    /// <summary>What only the native format says of a plan.</summary>
    public static IReadOnlyList<JsonMember> Facts(JsonValue plan) => [.. plan.Members.Where(m => !NotFacts.Contains(m.Name))];

    public static CallDocument Of(WrittenCall call) => new()
    {
        Kind = call.Kind,
        Name = call.Name,
        Version = call.Version,
        Description = call.Description,
        InheritsDescription = call.Description is not null && call.Node["description"] is null,
        Body = JsonBuild.Object(call.Node.Members.Where(IsOfBody).Select(m => m.Name == "traits" ? m with { Name = "properties" } : m)),
        Native = [.. call.Node.Members.Where(m => !IsOfBody(m) && !IsSaid(m.Name, call.Kind)), .. call.Inherited],
    };

    /// <summary>Whether a document says it in words of its own.</summary>
    private static bool IsSaid(string key, PlannedCallKind kind) => key is "version" or "versions" or "description" || (key == "name" && kind != PlannedCallKind.Track);

    private static bool IsOfBody(JsonMember member) => BodyKeys.Contains(member.Name) || NativeWriter.BodyConstraints.Contains(member.Name);
}
