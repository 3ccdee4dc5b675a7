using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Values;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>
/// Holds the values of an untyped call against their schemas: themselves, and the members and items that the code shows inside of them.
/// </summary>
internal sealed class NestedValues(DefinitionTable definitions, IOperation call)
{
    private readonly List<(PropertyEntry Entry, string Expectation)> _invalid = [];
    private readonly HashSet<SyntaxNode> _reported = [];

    /// <summary>A bag can be put into itself, and into one a thousand times: it is judged once by each schema.</summary>
    private readonly Walk<Judged> _walk = new();

    /// <summary>What does not fit, under names such as <c>address.city</c> and <c>tags[]</c>; each value once.</summary>
    public IReadOnlyList<(PropertyEntry Entry, string Expectation)> Invalid => _invalid;

    public void Judge(PropertyEntry entry, Schema schema)
    {
        if (ValueCheck.Expectation(schema, definitions, entry.Value) is { } expectation)
        {
            if (_reported.Add(entry.Value.Syntax))
                _invalid.Add((entry, expectation));
            return;
        }

        var target = definitions.Resolve(schema).Target;
        if (target is ObjectSchema or ArraySchema)
            _walk.Enter(new(entry.Value is ILocalReferenceOperation { Local: var local } ? local : entry.Value, target), () => JudgeInside(entry, target));
    }

    private bool JudgeInside(PropertyEntry entry, Schema target)
    {
        switch (target)
        {
            case ObjectSchema nested:
                var properties = new PropertyIndex(nested);
                foreach (var member in PropertyBagReader.Read(entry.Value, call).Entries)
                {
                    if (properties.Find(member.Name) is { } property)
                        Judge(member with { Name = $"{entry.Name}.{member.Name}" }, property.Schema);
                }

                break;
            case ArraySchema list:
                foreach (var item in ItemsOf(entry.Value))
                    Judge(new(entry.Name + "[]", item.Syntax, Constants.Unwrap(item)), list.Items);
                break;
        }

        return true;
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

    /// <param name="Value">A local, or an expression that stands for itself.</param>
    /// <param name="Schema">By its place in the plan, not by what it says.</param>
    private readonly record struct Judged(object Value, Schema Schema)
    {
        public bool Equals(Judged other) => Value.Equals(other.Value) && ReferenceEquals(Schema, other.Schema);

        public override int GetHashCode() => unchecked((Value.GetHashCode() * 31) + RuntimeHelpers.GetHashCode(Schema));
    }
}
