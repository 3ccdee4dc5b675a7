using TrackingPlan.Json;
using TrackingPlan.Tool.Formats;

namespace TrackingPlan.Tool.PublicApi;

/// <summary>
/// Brings a native plan up to what Segment holds. What Segment cannot hold stays as the native plan says it: owners, users, consumers,
/// references to shared schemas that still mean the same, the order of events and properties.
/// </summary>
internal static class PlanMerge
{
    public static PlanDocument Onto(PlanDocument local, PlanDocument remote)
    {
        var references = new References(local.Definitions);
        var held = remote.Calls.ToLookup(c => (c.Type, c.Name, c.Version ?? 1));
        var known = local.Calls.Select(c => (c.Type, c.Name, c.Version ?? 1)).ToHashSet();
        var kept = local.Calls.Where(c => held[(c.Type, c.Name, c.Version ?? 1)].Any())
            .Select(c => Call(c, held[(c.Type, c.Name, c.Version ?? 1)].Last(), references));
        var added = remote.Calls.Where(c => !known.Contains((c.Type, c.Name, c.Version ?? 1)));
        return local with { Description = remote.Description ?? local.Description, Calls = [.. kept, .. added] };
    }

    private static CallDocument Call(CallDocument local, CallDocument remote, References references)
    {
        var description = remote.Description ?? local.Description;
        return local with { Description = description, Around = remote.Around, Body = Body(local.Body, references.Inline(local).Body, remote.Body) };
    }

    private static JsonValue Body(JsonValue local, JsonValue inlined, JsonValue remote)
    {
        var members = new List<JsonMember>();
        foreach (var member in remote.Members.Where(m => m.Name != "type"))
        {
            var value = member.Name == "properties" ? Properties(local["properties"], inlined["properties"], member.Value)
                : member.Name == "required" && SameNames(local["required"], member.Value) ? local["required"]!
                : member.Value;
            members.Add(member with { Value = value });
        }

        return JsonBuild.Object(members);
    }

    private static JsonValue Properties(JsonValue? local, JsonValue? inlined, JsonValue remote)
    {
        var order = (local?.Members ?? []).Select((m, i) => (m.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        return JsonBuild.Object(remote.Members
            .OrderBy(m => order.GetValueOrDefault(m.Name, int.MaxValue))
            .Select(m => m with { Value = Property(local?[m.Name], inlined?[m.Name], m.Value) }));
    }

    private static JsonValue Property(JsonValue? local, JsonValue? inlined, JsonValue remote)
    {
        if (local is null || inlined is null)
            return remote;
        if (NativeKeywords.Without(Tidy.Schema(inlined)).SameAs(NativeKeywords.Without(remote)))
            return local;
        var onlyLocal = inlined.Members.Where(m => NativeKeywords.Contains(m.Name) && remote.Find(m.Name) is null);
        return JsonBuild.Object(remote.Members.Concat(onlyLocal));
    }

    private static bool SameNames(JsonValue? left, JsonValue right) =>
        left is not null && left.Items.Select(i => i.Text).ToHashSet(StringComparer.Ordinal).SetEquals(right.Items.Select(i => i.Text));
}
