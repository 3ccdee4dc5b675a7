using System.Globalization;
using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>A document as a native plan.</summary>
internal static class NativeWriter
{
    /// <summary>Constraints of a body beside its properties, which a native call says beside them too.</summary>
    public static readonly HashSet<string> BodyConstraints = new(StringComparer.Ordinal)
    {
        "patternProperties", "propertyNames", "minProperties", "maxProperties", "dependencies", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
    };

    private static readonly HashSet<string> Said = new(StringComparer.Ordinal) { "type", "properties", "required", "additionalProperties", "$schema", "description" };

    public static string KeyOf(CallType type) => type.ToString().ToLowerInvariant();

    public static Export Write(PlanDocument plan)
    {
        var losses = new List<Loss>();
        return new Export([PlanFormatter.WriteNative(FileNames.Slug(plan.Name) + ".plan.json", ToJson(plan, losses))], losses);
    }

    public static JsonValue ToJson(PlanDocument plan, List<Loss> losses)
    {
        var members = new List<JsonMember>(plan.Native) { JsonBuild.Member("name", JsonBuild.Text(plan.Name)) };
        if (plan.Description is { Length: > 0 } description)
            members.Add(JsonBuild.Member("description", JsonBuild.Text(description)));
        members.AddRange(Definitions(plan, "definitions"));
        members.AddRange(Definitions(plan, "$defs"));

        var events = plan.Calls.Where(c => c.Type == CallType.Track).GroupBy(c => c.Name).Select(g => JsonBuild.Member(g.Key, Event([.. g], losses)));
        members.Add(JsonBuild.Member("events", JsonBuild.Object(events)));
        foreach (var group in plan.Calls.Where(c => c.Type is not (CallType.Track or CallType.Common)).GroupBy(c => c.Type))
        {
            var calls = group.OrderBy(c => c.Version ?? 0).ToList();
            losses.AddRange(calls.SkipLast(1).Select(c => new Loss(c.Path, $"the plan holds one {KeyOf(c.Type)}; of several, the last is kept")));
            members.Add(JsonBuild.Member(KeyOf(group.Key), Call(calls[^1], null, losses)));
        }

        losses.AddRange(plan.Calls.Where(c => c.Type == CallType.Common)
            .Select(c => new Loss(c.Path, "the plan has no rules for the whole payload of every call; they stay in Segment")));
        return JsonBuild.Object(members);
    }

    /// <summary>The newest version says all; earlier ones are within it and say what was different.</summary>
    private static JsonValue Event(List<CallDocument> versions, List<Loss> losses)
    {
        versions = [.. versions.OrderBy(v => v.Version ?? 0)];
        var newest = versions[^1];
        var earlier = versions.SkipLast(1).ToList();
        foreach (var twice in earlier.Where((v, i) => v.Version == versions[i + 1].Version))
            losses.Add(new Loss(twice.Path, "this event and version is there twice; the last is kept"));
        earlier.RemoveAll(v => v.Version == newest.Version);
        if (earlier.Count > 0 && newest.Version is null)
            newest = newest with { Version = 1 };

        var written = Call(newest, null, losses);
        if (earlier.Count == 0)
            return written;
        var members = earlier.GroupBy(v => v.Version ?? 0)
            .Select(v => JsonBuild.Member(v.Key.ToString(CultureInfo.InvariantCulture), Call(v.Last(), newest, losses).Without("version")));
        return written.With("versions", JsonBuild.Object(members));
    }

    private static JsonValue Call(CallDocument call, CallDocument? newest, List<Loss> losses)
    {
        // What one rule shares within itself has no name of its own in a plan.
        call = new References(References.In(call.Around).Concat(References.In(call.Body))).Inline(call with { Body = call.Body.Without(References.Groups) });
        var members = new List<JsonMember>();
        if (call.Name.Length > 0 && call.Type != CallType.Track)
            members.Add(JsonBuild.Member("name", JsonBuild.Text(call.Name)));
        if (call.Description is { Length: > 0 } description && (newest is null || (description != newest.Description && !call.InheritsDescription)))
            members.Add(JsonBuild.Member("description", JsonBuild.Text(description)));

        // Segment numbers every rule; of the calls that are there only once, 1 says nothing.
        if (call.Version is { } version && (call.Type == CallType.Track || version != 1))
            members.Add(JsonBuild.Member("version", JsonBuild.Number(version)));
        members.AddRange(call.Native.Where(fact => newest is null || !fact.Value.SameAs(newest.Fact(fact.Name))));
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
            else if (!Said.Contains(member.Name))
                losses.Add(new Loss($"{call.Path}.{member.Name}", $"a native plan has no place for {JsonText.Of(member.Name)} of a call"));
        }

        SegmentRules.AddLosses(call, losses);
        return JsonBuild.Object(members);

        void Keep(JsonMember constraint)
        {
            members.Add(constraint);
            losses.Add(new Loss(
                $"{call.Path}.{constraint.Name}",
                "for validate, docs and other formats; the compiler does not read it in a call, and check says so (TRK1009)",
                IsKept: true));
        }
    }

    /// <summary>Segment says when; 1 January of the year 1 is its word for never.</summary>
    private static string? Deprecation(CallDocument call)
    {
        var at = call.Segment.FirstOrDefault(m => m.Name == "deprecatedAt")?.Value.Text;
        return at is { Length: >= 10 } && !at.StartsWith("0001-", StringComparison.Ordinal) && call.Fact("deprecated") is null
            ? $"Deprecated in Segment on {at[..10]}."
            : null;
    }

    private static IEnumerable<JsonMember> Definitions(PlanDocument plan, string group)
    {
        var prefix = $"#/{group}/";
        var members = plan.Definitions.Where(d => d.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(d => d with { Name = JsonPointer.LastName(d.Name) }).ToList();
        return members.Count == 0 ? [] : [JsonBuild.Member(group, JsonBuild.Object(members))];
    }
}
