using System.Globalization;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Shapes.Native.Writing;

/// <summary>A document as a native plan.</summary>
internal static class NativeWriter
{
    /// <summary>Constraints of a body beside its properties, which a native call says beside them too.</summary>
    public static readonly HashSet<string> BodyConstraints = new(StringComparer.Ordinal)
    {
        "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependencies", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
    };

    public static readonly FormatWords Words = new("a native plan")
    {
        NoCall = call => call.Kind == PlannedCallKind.Common
            ? "the plan has no rules for the whole payload of every call; they stay in Segment"
            : $"the plan holds one {KeyOf(call.Kind)}; of several, the last is kept",
        NotBeside = member => member.Name == "labels"
            ? "the plan has no labels"
            : "the plan describes properties and traits only; constraints on the rest of the payload stay in Segment",
        Description = "a native plan gives a version without a description that of the newest",
    };

    public static string KeyOf(PlannedCallKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>A plan that is new, in canonical order and layout.</summary>
    public static ExportFile FileOf(string name, JsonValue plan)
    {
        var (ordered, expanded) = NativeOrder.Apply(plan);
        return ExportFile.Of(FileNames.Slug(name) + ".plan.json", ordered, expanded.Contains);
    }

    public static JsonValue ToJson(PlanDocument plan, List<Loss> losses)
    {
        var references = new ReferenceWriter(taken: plan.Definitions.Where(d => d.Name.StartsWith("#/definitions/", StringComparison.Ordinal)).Select(d => JsonPointer.LastName(d.Name)));
        var calls = plan.Calls.GroupBy(c => (c.Kind, c.Name, c.Version ?? 1)).Select(same =>
        {
            losses.AddRange(same.SkipLast(1).Select(c => new Loss(plan.PathOf(c), "this call and version is there twice; the last is kept")));
            return WithoutReferences(same.Last(), references);
        }).ToList();

        var members = new List<JsonMember>(plan.Native) { JsonBuild.Member("name", JsonBuild.Text(plan.Name)) };
        if (plan.Description is { Length: > 0 } description)
            members.Add(JsonBuild.Member("description", JsonBuild.Text(description)));
        members.AddRange(Definitions(plan, "definitions", references.Definitions()));
        members.AddRange(Definitions(plan, "$defs", []));

        var events = calls.Where(c => c.Kind == PlannedCallKind.Track).GroupBy(c => c.Name).Select(g => JsonBuild.Member(g.Key, Event(plan, [.. g], losses)));
        members.Add(JsonBuild.Member("events", JsonBuild.Object(events)));
        foreach (var group in calls.Where(c => c.Kind is not (PlannedCallKind.Track or PlannedCallKind.Common)).GroupBy(c => c.Kind))
            members.Add(JsonBuild.Member(KeyOf(group.Key), Call(plan, group.OrderBy(c => c.Version ?? 0).Last(), null, losses)));

        return JsonBuild.Object(members);
    }

    /// <summary>What one rule shares within itself has no name of its own in a plan, unless it leads in a circle.</summary>
    private static CallDocument WithoutReferences(CallDocument call, ReferenceWriter references) =>
        call.Shared.Count == 0 ? call : call with { Body = references.Write(call.Body, new ReferenceTargets(call.Shared)).Without(References.Groups) };

    /// <summary>The newest version says all; earlier ones are within it and say what was different.</summary>
    private static JsonValue Event(PlanDocument plan, List<CallDocument> versions, List<Loss> losses)
    {
        versions = [.. versions.OrderBy(v => v.Version ?? 0)];
        var newest = versions[^1];
        var written = Call(plan, newest, null, losses);
        return versions.Count == 1 ? written : written.With("versions", JsonBuild.Object(versions.SkipLast(1).Select(v => JsonBuild.Member(
            (v.Version ?? 1).ToString(CultureInfo.InvariantCulture),
            Call(plan, v, newest, losses).Without("version")))));
    }

    private static JsonValue Call(PlanDocument plan, CallDocument call, CallDocument? newest, List<Loss> losses)
    {
        var members = new List<JsonMember>();
        if (call.Name.Length > 0 && call.Kind is PlannedCallKind.Page or PlannedCallKind.Screen)
            members.Add(JsonBuild.Member("name", JsonBuild.Text(call.Name)));
        if (call.Description is { Length: > 0 } description && (newest is null || (description != newest.Description && !call.InheritsDescription)))
            members.Add(JsonBuild.Member("description", JsonBuild.Text(description)));
        if (call.Version is { } version)
            members.Add(JsonBuild.Member("version", JsonBuild.Number(version)));
        members.AddRange(call.Native.Where(fact => (plan.IsNative || NativeFacts.Accepts(call.Kind, fact)) && (newest is null || !fact.Value.SameAs(newest.Fact(fact.Name)))));
        if (Deprecation(call) is { } deprecation)
            members.Add(JsonBuild.Member("deprecated", JsonBuild.Text(deprecation)));

        foreach (var member in call.Body.Members)
        {
            if (member.Name == "properties" && call.IsTraits)
                members.Add(member with { Name = "traits" });
            else if (member is { Name: "required", Value.Items.Count: 0 })
                continue;
            else if (member.Name is "properties" or "required" or "additionalProperties")
                members.Add(member);
            else if (BodyConstraints.Contains(member.Name))
                Keep(member);
        }

        return JsonBuild.Object(members);

        void Keep(JsonMember constraint)
        {
            members.Add(constraint);
            losses.Add(new Loss(
                $"{plan.PathOf(call)}.{constraint.Name}",
                "for validate, docs and other formats; the compiler does not read it in a call, and check says so (TRK1009)",
                IsKept: true));
        }
    }

    /// <summary>Segment says when; 1 January of the year 1 is its word for never. The words are the compiler's.</summary>
    private static string? Deprecation(CallDocument call)
    {
        var at = call.Segment.FirstOrDefault(m => m.Name == "deprecatedAt")?.Value.Text;
        return at is { Length: >= 10 } && !at.StartsWith("0001-", StringComparison.Ordinal) && call.Fact("deprecated") is null
            ? $"Deprecated in the tracking plan since {at[..10]}."
            : null;
    }

    private static IEnumerable<JsonMember> Definitions(PlanDocument plan, string group, IReadOnlyList<JsonMember> more)
    {
        var members = plan.Definitions.Where(d => References.IsIn(group, d.Name))
            .Select(d => d with { Name = JsonPointer.LastName(d.Name) }).Concat(more).ToList();
        return members.Count == 0 ? [] : [JsonBuild.Member(group, JsonBuild.Object(members))];
    }
}
