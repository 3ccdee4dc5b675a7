using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Reading;

/// <summary>
/// Definitions that are nothing but each other: <c>a</c> is <c>b</c>, and <c>b</c> is <c>a</c>. A circle through a property or a list is
/// none: a comment may have replies.
/// </summary>
internal static class DefinitionCircles
{
    public static List<Definition> Break(List<Definition> definitions, PlanText text)
    {
        var position = new Dictionary<string, int>(definitions.Count, StringComparer.Ordinal);
        for (var i = 0; i < definitions.Count; i++)
            position[definitions[i].Pointer] = i;

        // Depth first with a stack of its own: a chain may be as long as the plan.
        var state = new State[definitions.Count];
        var path = new Stack<(int Index, IEnumerator<ReferenceSchema> Next)>();
        for (var start = 0; start < definitions.Count; start++)
        {
            Enter(start);
            while (path.Count > 0)
            {
                var (index, next) = path.Peek();
                if (!next.MoveNext())
                {
                    state[index] = State.Left;
                    path.Pop();
                }
                else if (position.TryGetValue(next.Current.Pointer, out var target))
                {
                    if (state[target] == State.Entered)
                    {
                        Report(definitions[index], next.Current);
                        definitions[index] = definitions[index] with { Schema = new AnySchema { IsNullable = true, Origin = definitions[index].Schema.Origin } };
                    }
                    else
                    {
                        Enter(target);
                    }
                }
            }
        }

        return definitions;

        void Enter(int index)
        {
            if (state[index] != State.Unknown)
                return;
            state[index] = State.Entered;
            path.Push((index, Direct(definitions[index].Schema).GetEnumerator()));
        }

        void Report(Definition definition, ReferenceSchema reference) => text.Report(
            PlanRules.BrokenReference,
            new(definition.Origin.Start, definition.Origin.Length),
            Words.Quote(reference.Pointer),
            "leads in a circle back to itself; expected a definition with a type of its own");
    }

    private static IEnumerable<ReferenceSchema> Direct(Schema schema) => schema switch
    {
        ReferenceSchema reference => [reference],
        UnionSchema union => union.Members.OfType<ReferenceSchema>(),
        _ => [],
    };

    private enum State
    {
        Unknown,
        Entered,
        Left,
    }
}
