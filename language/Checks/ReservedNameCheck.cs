using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1020: a name that Segment gives a meaning, with a type that Segment and its destinations do not expect.</summary>
internal static class ReservedNameCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var call in context.NewestCalls)
        {
            var reserved = ReservedNames.Of(call.Kind);
            foreach (var property in call.Body.Properties)
            {
                if (reserved.TryGetValue(property.Name, out var expected) && context.Types.Describe(property.Schema) is { } type && !Fits(type, expected))
                    context.Report(PlanRules.ReservedName, property.Origin, Words.Quote(property.Name), expected, type);
            }
        }
    }

    private static bool Fits(string type, string expected) => type == expected || expected switch
    {
        ReservedNames.Number => type is "an integer" or "an integer or a number",
        // A date may be any text: its format need not be said.
        ReservedNames.Date => type == ReservedNames.Text,
        ReservedNames.TextOrNumber => type is ReservedNames.Text or ReservedNames.Number or "an integer" or "a number or a string" or "a string or an integer" or "an integer or a string",
        ReservedNames.ObjectOrText => type is ReservedNames.Object or ReservedNames.Text,
        ReservedNames.Texts => type == "an array",
        _ => false,
    };
}
