using TrackingPlan.Language.Json;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1026: a keyword that limits no value of the schema's types, such as <c>minLength</c> at an integer.</summary>
internal static class IdleKeywordCheck
{
    /// <summary>So many letters of two keywords tell that one was meant for the other: <c>minLength</c>, <c>minimum</c>.</summary>
    private const int Stem = 3;

    public static void Run(CheckContext context)
    {
        var seen = new HashSet<JsonValue>();
        foreach (var schema in context.Schemas())
        {
            if (context.NodeOf(schema.Origin) is { } node && seen.Add(node) && JsonType.DeclaredBy(node) is { } types)
                Check(context, node, types);
        }
    }

    private static void Check(CheckContext context, JsonValue node, JsonTypes types)
    {
        foreach (var member in node.Members)
        {
            if (KeywordTable.Find(member.Name) is not { Role: KeywordRole.Limits } keyword || (keyword.AppliesTo & types) != 0 || SaysNothing(member.Value))
                continue;
            var meant = KeywordTable.All.FirstOrDefault(other => other is { Role: KeywordRole.Limits, WhyUntyped: null }
                && other.AppliesTo != JsonTypes.Any && (other.AppliesTo & types) != 0
                && string.CompareOrdinal(other.Name, 0, keyword.Name, 0, Stem) == 0);
            context.Text.Report(
                PlanRules.IdleKeyword, member.NameRange, Words.Quote(member.Name), JsonType.Describe(keyword.AppliesTo), JsonType.Describe(types),
                meant is null ? "; leave it out, or change the type" : $"; did you mean {Words.Quote(meant.Name)}?");
        }
    }

    /// <summary>What real plans hold and means nothing at any type.</summary>
    private static bool SaysNothing(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => value.Members.Count == 0,
        JsonKind.Array => value.Items.Count == 0,
        JsonKind.String => value.Text.Length == 0,
        JsonKind.Number => false,
        _ => true,
    };
}
