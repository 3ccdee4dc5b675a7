using TrackingPlan.Json;

namespace TrackingPlan.Tool.Formats;

/// <summary>A document as the Public API's plan object with its rules, which compiles too.</summary>
internal static class SegmentWriter
{
    public static Export Write(PlanDocument plan)
    {
        var losses = new List<Loss>();
        var rules = Rules(plan, losses);
        var json = JsonBuild.Object(
        [
            .. plan.Segment,
            JsonBuild.Member("name", JsonBuild.Text(plan.Name)),
            JsonBuild.Member("description", JsonBuild.Text(plan.Description ?? "")),
            JsonBuild.Member("rules", JsonBuild.Array(rules)),
        ]);
        return new Export([JsonLayout.File(FileNames.Slug(plan.Name) + ".segment.plan.json", json)], losses);
    }

    /// <summary>Every call as a rule, with shared schemas written out: a rule's schema stands alone.</summary>
    public static IReadOnlyList<JsonValue> Rules(PlanDocument plan, List<Loss> losses)
    {
        AddPlanLosses(plan, losses, "Segment");
        var references = new References(plan.Definitions);
        var rules = new List<JsonValue>();
        foreach (var call in plan.Calls)
        {
            AddCallLosses(call, losses, "Segment");
            var rule = SegmentRules.Write(references.Inline(call));
            rules.Add(JsonBuild.Object(rule.Members.Concat(call.Segment)));
        }

        return rules;
    }

    /// <summary>What a format of schemas alone has no place for.</summary>
    public static void AddPlanLosses(PlanDocument plan, List<Loss> losses, string format)
    {
        foreach (var member in plan.Native.Where(m => m.Name is not ("$schema" or "$comment")))
            losses.Add(new Loss("$." + member.Name, $"{format} has no place for it"));
        if (plan.Definitions.Count > 0)
            losses.Add(new Loss("$.definitions", $"{format} has no shared schemas; each is written out where it is used"));
    }

    public static void AddCallLosses(CallDocument call, List<Loss> losses, string format)
    {
        foreach (var fact in call.Native.Where(m => m.Name != "$comment"))
            losses.Add(new Loss($"{call.Path}.{fact.Name}", $"{format} has no place for it"));
    }
}
