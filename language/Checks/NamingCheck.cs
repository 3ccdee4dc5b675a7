using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Checks;

/// <summary>
/// TRK1019: names off the plan's convention. Of native plans only: those that a tool exports have no place to set another one, and their
/// names are in use already.
/// </summary>
internal static class NamingCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Plan.Naming is not { } naming)
            return;
        foreach (var call in context.NewestCalls.Where(call => call.Kind == PlannedCallKind.Track))
            Check("event", call.Name, call.Origin, naming.Events, context);

        var reserved = new HashSet<string>(ReservedNames.All, StringComparer.Ordinal);
        foreach (var property in context.Properties().Where(property => !reserved.Contains(property.Name) && property.Deprecation is null))
            Check("property", property.Name, property.Origin, naming.Properties, context);
    }

    private static void Check(string what, string name, Origin origin, NameCase nameCase, CheckContext context)
    {
        if (NameCases.Fits(name, nameCase))
            return;
        var suggestion = NameCases.Convert(name, nameCase) is { } better ? $", as {Words.Quote(better)} is" : "";
        context.Report(PlanRules.Naming, origin, what, Words.Quote(name), NameCases.Describe(nameCase), suggestion);
    }
}
