using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Generator.Analyzers.Values;

/// <summary>Holds the value of an untyped call's property against its schema, as far as the code shows the value.</summary>
internal static class ValueCheck
{
    /// <summary>What the plan expects instead; null when the value is good, or when only the run time can tell.</summary>
    public static string? Expectation(Schema schema, DefinitionTable definitions, IOperation value)
    {
        // One after the other, not one inside of the other: a chain of ?: may be of any length.
        var pending = new Stack<IOperation>();
        pending.Push(value);
        while (pending.Count > 0)
        {
            var next = Constants.Unwrap(pending.Pop());
            if (next is IConditionalOperation { WhenTrue: { } whenTrue, WhenFalse: { } whenFalse } && !next.ConstantValue.HasValue)
            {
                pending.Push(whenFalse);
                pending.Push(whenTrue);
            }
            else if (ExpectationOfOne(schema, definitions, next) is { } expectation)
            {
                return expectation;
            }
        }

        return null;
    }

    private static string? ExpectationOfOne(Schema schema, DefinitionTable definitions, IOperation value)
    {
        if (Constants.TryGet(value, out var constant))
            return ConstantCheck.Expectation(schema, definitions, constant);

        var expected = AcceptedTypes.Of(schema, definitions);
        var sent = AcceptedTypes.Of(value.Type);

        // A decimal may hold a whole number; a string type may hold null. Only what can never fit is a fault.
        var possible = (sent & AcceptedTypes.Numbers) != 0 && (expected & AcceptedTypes.Numbers) != 0 ? AcceptedTypes.Numbers : sent & expected;
        return (possible & ~JsonTypes.Null) == 0 && (sent & ~JsonTypes.Null) != 0 && sent != JsonTypes.Any ? AcceptedTypes.Describe(expected) : null;
    }
}
