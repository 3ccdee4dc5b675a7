using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes.Native.Writing;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.PublicApi;

namespace TrackingPlan.Tool.Commands;

/// <summary>
/// Brings a native plan up to what Segment holds. What Segment cannot hold stays as the native plan says it: owners, users, consumers,
/// references to shared schemas that still mean the same, the order of events and properties, comments and layout. So do events that Segment
/// does not have: they may not have been pushed yet.
/// </summary>
internal sealed class PlanMerge
{
    private readonly PlanDocument _local;
    private readonly References _references;
    private readonly ILookup<(PlannedCallKind, string, int), CallDocument> _held;
    private readonly HashSet<string> _altered = new(StringComparer.Ordinal);

    private PlanMerge(PlanDocument local, PlanDocument remote)
    {
        _local = local;
        _references = new References(local.Definitions);
        _held = remote.Calls.ToLookup(IdOf);
    }

    /// <param name="file">A native plan without faults.</param>
    /// <param name="remote">What Segment holds.</param>
    public static MergedPlan Onto(PlanFile file, PlanDocument remote)
    {
        var losses = new List<Loss>();
        remote = Draft07.Plan(remote, losses);
        return new PlanMerge(FileDocuments.Read(file), remote).Merge(file, remote, losses);
    }

    private MergedPlan Merge(PlanFile file, PlanDocument remote, List<Loss> losses)
    {
        var known = _local.Calls.Select(IdOf).ToHashSet();
        var single = _local.Calls.Where(call => call.Kind != PlannedCallKind.Track).Select(call => call.Kind).ToHashSet();
        var added = remote.Calls.Where(call => !known.Contains(IdOf(call))).ToLookup(call => single.Contains(call.Kind));
        losses.AddRange(added[true].Select(call => new Loss(call.Path, $"the plan holds one {NativeWriter.KeyOf(call.Kind)}, and has another")));
        List<CallDocument> calls = [.. _local.Calls.Select(Call), .. added[false]];
        foreach (var call in added[false])
            _altered.Add(MemberOf(call));

        var merged = PlanFormats.NativeJson(_local with { Calls = calls }, losses);
        var root = file.Reading.Document.Root;
        var (after, expanded) = NativeOrder.Apply(Over(root, merged, remote.Description));
        var onlyLocal = _local.Calls.Where(call => !_held[IdOf(call)].Any());
        var undescribed = _local.Calls.Where(call => call is { Description.Length: > 0, InheritsDescription: false } && _held[IdOf(call)].LastOrDefault() is { Description: null });
        return new MergedPlan(JsonEdit.Apply(file.Text, root, after, expanded), [.. onlyLocal], [.. undescribed], losses);
    }

    /// <summary>The plan with what was altered, and all else exactly as it was.</summary>
    private JsonValue Over(JsonValue root, JsonValue merged, string? description)
    {
        if (description is not null && description != root.TextOf("description"))
            root = root.With("description", JsonBuild.Text(description));
        foreach (var member in merged.Members.Where(member => _altered.Contains(member.Name)))
            root = root.With(member.Name, member.Value);
        var events = root["events"].IsObject() ? root["events"]! : JsonBuild.Object();
        foreach (var e in merged["events"]!.Members.Where(e => _altered.Contains("events/" + e.Name)))
            events = events.With(e.Name, e.Value);
        return events.SameAs(root["events"]) ? root : root.With("events", events);
    }

    private CallDocument Call(CallDocument local)
    {
        if (_held[IdOf(local)].LastOrDefault() is not { } remote)
            return local;
        var alone = _references.Inline(local);
        var description = remote.Description ?? local.Description;
        var isSame = RuleComparison.AreSame(RuleComparison.Over(alone with { Description = null }, remote), remote);
        if (isSame && description == local.Description)
            return local;
        _altered.Add(MemberOf(local));
        return local with { Description = description, InheritsDescription = local.InheritsDescription && remote.Description is null, Around = remote.Around, Body = isSame ? local.Body : Body(local.Body, alone.Body, remote.Body) };
    }

    private static (PlannedCallKind Kind, string Name, int Version) IdOf(CallDocument call) => (call.Kind, call.Name, call.Version ?? 1);

    private static string MemberOf(CallDocument call) => call.Kind == PlannedCallKind.Track ? "events/" + call.Name : NativeWriter.KeyOf(call.Kind);

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
        if (NativeKeywords.Without(Draft07.Alone(inlined)).SameAs(NativeKeywords.Without(remote)))
            return local;
        var onlyLocal = inlined.Members.Where(m => NativeKeywords.Contains(m.Name) && remote.Find(m.Name) is null);
        return JsonBuild.Object(remote.Members.Concat(onlyLocal));
    }

    private static bool SameNames(JsonValue? left, JsonValue right) =>
        left is not null && left.Items.Select(i => i.Text).ToHashSet(StringComparer.Ordinal).SetEquals(right.Items.Select(i => i.Text));
}

/// <summary>A plan after a pull.</summary>
/// <param name="Text">The same as before when there was nothing to change.</param>
/// <param name="OnlyLocal">What is only here, and stays.</param>
/// <param name="Undescribed">What Segment holds without the description that it has here, which stays.</param>
/// <param name="Losses">What Segment holds and the plan cannot.</param>
internal sealed record MergedPlan(string Text, IReadOnlyList<CallDocument> OnlyLocal, IReadOnlyList<CallDocument> Undescribed, IReadOnlyList<Loss> Losses);
