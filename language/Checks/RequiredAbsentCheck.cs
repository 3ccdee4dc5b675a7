using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1015: <c>required</c> names a property that the object does not have.</summary>
internal static class RequiredAbsentCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var body in context.Schemas().OfType<ObjectSchema>())
        {
            foreach (var property in body.Properties)
            {
                if (!CheckContext.IsOnlyRequired(property))
                    continue;
                var others = body.Properties.Where(other => !other.IsRequired).Select(other => other.Name);
                context.Report(PlanRules.RequiredAbsent, property.Origin, Words.Quote(property.Name), context.Text.DidYouMean(PlanRules.RequiredAbsent, property.Name, others));
            }
        }
    }
}
