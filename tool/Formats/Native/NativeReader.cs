using System.Globalization;
using TrackingPlan.Language.Json;
using TrackingPlan.Tool.Formats.Documents;
using TrackingPlan.Tool.Formats.Json;
using TrackingPlan.Tool.Formats.Schemas;

namespace TrackingPlan.Tool.Formats.Native;

/// <summary>A native plan as a document.</summary>
internal static class NativeReader
{
    private static readonly string[] NotNative = ["name", "description", "definitions", "$defs", "events", "identify", "group", "page", "screen"];
    private static readonly string[] BodyKeys = ["properties", "traits", "required", "additionalProperties"];
    private static readonly string[] Inherited = ["owner", "user", "alongside"];

    public static PlanDocument Read(JsonValue plan, string fallbackName)
    {
        var calls = new List<CallDocument>();
        foreach (var e in plan["events"]?.Members ?? [])
            calls.AddRange(Versions(e));
        foreach (var type in new[] { CallType.Identify, CallType.Group, CallType.Page, CallType.Screen })
        {
            if (plan[NativeWriter.KeyOf(type)] is { Kind: JsonKind.Object } call)
                calls.Add(Call(type, call.TextOf("name") ?? "", call));
        }

        return new PlanDocument
        {
            Name = plan.TextOf("name") is { Length: > 0 } name ? name : fallbackName,
            Description = plan.TextOf("description"),
            Calls = calls,
            Definitions = References.From(plan),
            IsNative = true,
            Native = [.. plan.Members.Where(m => !NotNative.Contains(m.Name))],
        };
    }

    private static IEnumerable<CallDocument> Versions(JsonMember e)
    {
        var newest = Call(CallType.Track, e.Name, e.Value.Without("versions"));
        foreach (var version in (e.Value["versions"]?.Members ?? []).OrderBy(Number))
        {
            var call = Call(CallType.Track, e.Name, version.Value);
            yield return call with
            {
                Version = Number(version),
                Description = call.Description ?? newest.Description,
                InheritsDescription = call.Description is null,
                Native = [.. call.Native, .. newest.Native.Where(fact => IsInherited(fact, call))],
            };
        }

        yield return newest;
    }

    private static bool IsInherited(JsonMember fact, CallDocument call) =>
        Inherited.Contains(fact.Name) && call.Fact(fact.Name) is null
        && (fact.Name != "user" || call.Body["properties"]?.Find(fact.Value.Text) is not null);

    private static int Number(JsonMember version) =>
        int.TryParse(version.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static CallDocument Call(CallType type, string name, JsonValue call)
    {
        var body = call.Members.Where(IsOfBody).Select(m => m.Name == "traits" ? m with { Name = "properties" } : m);
        return new CallDocument
        {
            Type = type,
            Name = name,
            Version = call.IntegerOf("version"),
            Description = call.TextOf("description"),
            Body = JsonBuild.Object(body),
            Native = [.. call.Members.Where(m => !IsOfBody(m) && m.Name is not ("version" or "description") && (m.Name != "name" || type == CallType.Track))],
        };
    }

    private static bool IsOfBody(JsonMember member) => BodyKeys.Contains(member.Name) || NativeWriter.BodyConstraints.Contains(member.Name);
}
