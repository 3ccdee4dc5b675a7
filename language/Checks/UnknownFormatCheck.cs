using TrackingPlan.Language.Json;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Formats;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1027: a format that nothing knows, and so nothing checks.</summary>
internal static class UnknownFormatCheck
{
    public static void Run(CheckContext context)
    {
        var seen = new HashSet<JsonValue>();
        foreach (var schema in context.Schemas())
        {
            if (context.NodeOf(schema.Origin) is not { } node || !seen.Add(node) || node["format"] is not { Kind: JsonKind.String, Text.Length: > 0 } format)
                continue;
            var types = JsonType.DeclaredBy(node) ?? JsonTypes.Any;
            var names = ((types & JsonTypes.String) != 0 ? JsonFormats.Names : [])
                .Concat((types & JsonTypes.Numbers) != 0 ? JsonFormats.NumberNames : []).ToList();
            if (names.Count > 0 && !names.Contains(format.Text))
                context.Text.Report(PlanRules.UnknownFormat, format.Range, Words.Quote(format.Text), JsonType.Describe(types), context.Text.DidYouMean(PlanRules.UnknownFormat, format.Text, names));
        }
    }
}
