using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Analysis.Calls;
using TrackingPlan.Analysis.Values;
using TrackingPlan.Plan;
using TrackingPlan.Plan.Diff;

namespace TrackingPlan.Analysis.Code;

/// <summary>Holds a value of an untyped call against its schema: itself, and the members and items that the code shows inside of it.</summary>
internal static class NestedValues
{
    /// <summary>A bag can be put into itself; each of its values is reported once.</summary>
    private const int MostLevels = 8;

    /// <summary>Adds what does not fit, under names such as <c>address.city</c> and <c>tags[]</c>.</summary>
    public static void Judge(
        PropertyEntry entry, Schema schema, DefinitionTable definitions, IOperation call, List<(PropertyEntry Entry, string Expectation)> invalid, int level = 0)
    {
        if (ValueCheck.Expectation(schema, definitions, entry.Value) is { } expectation)
        {
            if (!invalid.Any(other => other.Entry.Value.Syntax == entry.Value.Syntax))
                invalid.Add((entry, expectation));
            return;
        }

        if (level == MostLevels)
            return;
        switch (definitions.Resolve(schema).Target)
        {
            case ObjectSchema nested:
                foreach (var member in PropertyBagReader.Read(entry.Value, call).Entries)
                {
                    if (nested.Find(member.Name) is { } property)
                        Judge(member with { Name = $"{entry.Name}.{member.Name}" }, property.Schema, definitions, call, invalid, level + 1);
                }

                break;
            case ArraySchema list:
                foreach (var item in ItemsOf(entry.Value))
                    Judge(new(entry.Name + "[]", item.Syntax, Constants.Unwrap(item)), list.Items, definitions, call, invalid, level + 1);
                break;
        }
    }

    /// <summary>The items of an array, of a list's initialiser, and of a JSON array that is made of its items.</summary>
    private static IEnumerable<IOperation> ItemsOf(IOperation list)
    {
        switch (list)
        {
            case IArrayCreationOperation { Initializer.ElementValues: var values }:
                return values;
            case IObjectCreationOperation creation:
                var added = (creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
                    .OfType<IInvocationOperation>().Where(add => add.Arguments.Length == 1).Select(add => add.Arguments[0].Value);
                var passed = creation.Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.ParamArray).SelectMany(argument => ItemsOf(argument.Value));
                return added.Concat(passed);
            default:
                return [];
        }
    }
}
