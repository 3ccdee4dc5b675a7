using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Plan.Checks;

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

        foreach (var (schema, depth) in InPlace(context.Plan))
        {
            if (schema is UnionSchema union && context.Definitions.MembersOf(union) is null)
                Report(context, schema.Origin, "A union has more members, with those of the unions in it", PlanLimits.UnionMembers, "any value is allowed here; make one object of them with a property that says which");
            else if (depth > PlanLimits.Depth)
                Report(context, schema.Origin, "Lists, objects and unions stand inside each other", PlanLimits.Depth, "this one may hold any value; give a part of it a definition of its own");
        }
    }

    /// <summary>The lists, objects and unions of a plan, and how many of them each is inside of where it is written.</summary>
    private static IEnumerable<(Schema Schema, int Depth)> InPlace(PlanModel plan)
    {
        // The call or the definition itself is a type with a name; a shared list is none.
        var waiting = new Stack<(Schema Schema, int Depth)>();
        foreach (var definition in plan.Definitions.Reverse())
            waiting.Push((definition.Schema, definition.Schema is ArraySchema ? 1 : 0));
        foreach (var call in plan.Calls.Reverse())
            waiting.Push((call.Body, 0));
        while (waiting.Count > 0)
        {
            var (schema, depth) = waiting.Pop();
            if (schema is not (ArraySchema or ObjectSchema or UnionSchema))
                continue;
            yield return (schema, depth);
            IEnumerable<Schema> parts = schema switch
            {
                ArraySchema array => [array.Items],
                ObjectSchema body => body.Properties.Select(property => property.Schema),
                _ => ((UnionSchema)schema).Members,
            };
            foreach (var part in parts.Reverse())
                waiting.Push((part, depth + 1));
        }
    }

    private static void Report(CheckContext context, Origin origin, string what, int limit, string effect) =>
        context.Text.ReportLimit(CheckContext.RangeOf(origin), what, limit, effect);
}
