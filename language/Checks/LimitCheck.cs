using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1025: what is so deep or so large that it has no C# type and may be anything.</summary>
internal static class LimitCheck
{
    public static void Run(CheckContext context)
    {
        var lists = new SharedLists(context.Definitions);
        foreach (var definition in context.Plan.Definitions)
        {
            if (definition.Schema is ArraySchema && lists.IsBeyondLimit(definition))
                Report(context, definition.Origin, "A shared list holds too much, or other lists too deep", PlanLimits.Depth, $"its items may be any value; give the object in it a definition of its own (it may hold {Words.Count(PlanLimits.WrittenAgain)} properties in place)");
        }

        foreach (var schema in context.Schemas())
        {
            if (schema is UnionSchema union && context.Definitions.MembersOf(union) is null)
                Report(context, schema.Origin, "A union has more members, with those of the unions in it", PlanLimits.UnionMembers, "any value is allowed here; make one object of them with a property that says which");
        }
    }

    private static void Report(CheckContext context, Origin origin, string what, int limit, string effect) =>
        context.Text.ReportLimit(CheckContext.RangeOf(origin), what, limit, effect);
}
