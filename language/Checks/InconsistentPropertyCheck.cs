using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Checks;

/// <summary>
/// TRK1018: one property that has one type in one event and another in the next. A warehouse has one column for both, and destinations one
/// field. Former versions of an event do not count: a new version is how a type changes.
/// </summary>
internal static class InconsistentPropertyCheck
{
    public static void Run(CheckContext context)
    {
        // Traits of users and of companies go to different tables.
        foreach (var table in context.NewestCalls.GroupBy(call => call.Kind is PlannedCallKind.Identify or PlannedCallKind.Group ? call.Kind : PlannedCallKind.Track))
        {
            var uses = table
                .SelectMany(call => call.Body.Properties.Select(property => (Call: call, Property: property, Type: context.Types.Describe(property.Schema))))
                .Where(use => use.Type is not null);
            foreach (var property in uses.GroupBy(use => use.Property.Name, StringComparer.Ordinal))
            {
                var usual = property.GroupBy(use => use.Type, StringComparer.Ordinal).OrderByDescending(same => same.Count()).First();
                foreach (var (call, odd, type) in property.Where(use => use.Type != usual.Key))
                {
                    var (other, like, _) = usual.First();
                    context.Report(PlanRules.InconsistentProperty, odd.Origin, like.Origin, Words.Quote(odd.Name), type!, usual.Key!, CallNames.Describe(other));
                }
            }
        }
    }
}
