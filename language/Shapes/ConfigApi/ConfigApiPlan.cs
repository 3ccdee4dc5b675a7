using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Shapes.ConfigApi;

/// <summary>Segment's former Config API, which Typewriter 7 kept as <c>plan.json</c>: events in a list, Identify and Group beside it.</summary>
internal static class ConfigApiPlan
{
    public static PlanModel Read(PlanText text, JsonValue groups, string pointer)
    {
        var reader = new RuleReader(text);
        ReadEvents(text, reader, groups, pointer, isTyped: false);
        ReadTraits(text, reader, groups, pointer, PlannedCallKind.Identify, "identify");
        ReadTraits(text, reader, groups, pointer, PlannedCallKind.Group, "group");
        ReadCommon(reader, groups);
        foreach (var key in new[] { "identify_traits", "group_traits" })
        {
            if (groups.Find(key) is { Value: { Kind: JsonKind.Array, Items.Count: > 0 } } list)
                text.ReportIgnored(list, $"an empty array, with the traits in \"{key.Substring(0, key.IndexOf('_'))}\"");
        }

        return ToModel(text, reader, PlanShape.ConfigApi);
    }

    /// <summary>The name for people: <c>name</c> is a resource's path here.</summary>
    internal static PlanModel ToModel(PlanText text, RuleReader reader, PlanShape shape) =>
        reader.ToModel(shape, text.TextOf(text.Root, "display_name") ?? text.TextOf(text.Root, "name"), text.TextOf(text.Root, "description"));

    /// <param name="pointer">Of <paramref name="groups"/> in the file.</param>
    /// <param name="isTyped">Whether an event may be of another kind than Track.</param>
    internal static void ReadEvents(PlanText text, RuleReader reader, JsonValue groups, string pointer, bool isTyped)
    {
        if (groups["events"] is not { Kind: not JsonKind.Null } events)
            return;
        if (events.Kind != JsonKind.Array)
            text.ReportMisplaced(events, "\"events\"", "an array of events");
        for (var i = 0; i < events.Items.Count; i++)
        {
            var rule = events.Items[i];
            if (rule.Kind != JsonKind.Object)
            {
                text.ReportMisplaced(rule, "An event", "an object with its \"name\" and \"rules\"");
                continue;
            }

            var kind = isTyped && rule["eventType"] is { } type ? CallKinds.Of(type, text, rule) : PlannedCallKind.Track;
            if (kind is null)
                continue;
            if (kind == PlannedCallKind.Common)
            {
                reader.ReadCommon(rule, rule.Find("rules"), rule.Find("version"));
                continue;
            }

            var name = rule["name"];
            if (kind == PlannedCallKind.Track && name is not { Kind: JsonKind.String })
            {
                text.ReportMisplaced(name ?? rule, "The \"name\" of an event", "text in double quotes");
                continue;
            }

            reader.Read(
                rule,
                new(kind.Value, name is { Kind: JsonKind.String } ? name.Text : "")
                {
                    Version = rule.Find("version"),
                    Description = text.TextOf(rule, "description"),
                },
                rule["rules"],
                $"{pointer}/events/{i}/rules",
                isHoisted: false,
                name is { Kind: JsonKind.String } ? name.Range : rule.Range);
        }
    }

    internal static void ReadCommon(RuleReader reader, JsonValue groups)
    {
        if (groups.Find("global") is { Value: { Kind: JsonKind.Object, Members.Count: > 0 } } common)
            reader.ReadCommon(JsonValue.EmptyObject, common, version: null);
    }

    private static void ReadTraits(PlanText text, RuleReader reader, JsonValue groups, string pointer, PlannedCallKind kind, string key)
    {
        if (groups.Find(key) is { Value.Kind: JsonKind.Object } member && member.Value.Members.Count > 0)
            reader.Read(JsonValue.EmptyObject, new(kind, ""), member.Value, $"{pointer}/{key}", isHoisted: false, member.NameRange);
    }
}
