using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Shapes.PublicApi;

/// <summary>Rules as Segment's Public API lists them: in its envelope, under <c>rules</c>, or bare.</summary>
internal static class SegmentPublicApi
{
    /// <summary>When a rule was deprecated that is not.</summary>
    private const string Never = "0001-01-01";

    public static PlanModel Read(PlanText text, JsonValue rules, string pointer)
    {
        var reader = new RuleReader(text);
        ReadRules(text, reader, rules, pointer, isHoisted: false);
        if (text.Root["data"]?["pagination"]?.Find("next") is { Value: { Kind: JsonKind.String, Text.Length: > 0 } } next)
            text.ReportIgnored(next, "null, for this file is only one page of the plan's rules; join all pages in one file");

        var plan = text.Root["data"]?["trackingPlan"] ?? (text.Root.Kind == JsonKind.Object ? text.Root : null);
        return reader.ToModel(PlanShape.SegmentPublicApi, plan is null ? null : text.TextOf(plan, "name"), plan is null ? null : text.TextOf(plan, "description"));
    }

    internal static void ReadRules(PlanText text, RuleReader reader, JsonValue rules, string pointer, bool isHoisted)
    {
        for (var i = 0; i < rules.Items.Count; i++)
        {
            var rule = rules.Items[i];
            if (rule.Kind != JsonKind.Object)
                text.ReportMisplaced(rule, "A rule", "an object with its \"type\", \"key\" and \"jsonSchema\"");
            else
                ReadRule(text, reader, rule, $"{pointer}/{i}/jsonSchema", isHoisted);
        }
    }

    private static void ReadRule(PlanText text, RuleReader reader, JsonValue rule, string pointer, bool isHoisted)
    {
        var schema = rule["jsonSchema"];
        var metadata = schema?["eventMetadata"];
        var type = rule["type"] ?? metadata?["type"];
        if (CallKinds.Of(type, text, rule) is not { } kind)
            return;
        if (kind == PlannedCallKind.Common)
        {
            reader.ReadCommon(rule, rule.Find("jsonSchema"), rule.Find("version"));
            return;
        }

        var name = rule["key"] is { Kind: not JsonKind.Null } key ? key : metadata?["name"];
        if (kind == PlannedCallKind.Track && name is not { Kind: JsonKind.String })
        {
            text.ReportMisplaced(name ?? rule, "The \"key\" of a TRACK rule", "the event's name");
            return;
        }

        reader.Read(
            rule,
            new(kind, name is { Kind: JsonKind.String } ? name.Text : "")
            {
                Version = rule.Find("version"),
                Deprecation = DeprecationOf(rule),
            },
            schema,
            pointer,
            isHoisted,
            name is { Kind: JsonKind.String } ? name.Range : type?.Range ?? rule.Range);
    }

    private static Deprecation? DeprecationOf(JsonValue rule) =>
        rule["deprecatedAt"] is { Kind: JsonKind.String, Text.Length: >= 10 } at && !at.Text.StartsWith(Never, StringComparison.Ordinal)
            ? new($"Deprecated in the tracking plan since {at.Text.Substring(0, 10)}.", null)
            : null;
}
