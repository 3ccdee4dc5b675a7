using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TrackingPlan.Analysis.Calls;

/// <summary>
/// Reads the properties out of the code that builds them: dictionary and collection initialisers, anonymous objects, JSON object builders,
/// chains of <c>Add</c> or <c>Put</c>, and a local variable that is filled before the call.
/// </summary>
internal static class PropertyBagReader
{
    public static PropertyBag Read(IOperation? argument, IOperation call)
    {
        if (argument is null)
            return PropertyBag.None;
        var value = Constants.Unwrap(argument);
        if (value.ConstantValue is { HasValue: true, Value: null } || value is IDefaultValueOperation)
            return PropertyBag.None with { Origin = argument };

        var entries = new List<PropertyEntry>();
        return new(entries, ReadValue(value, call, entries), value);
    }

    /// <summary>Adds what the expression shows, and says whether that is all of it.</summary>
    private static bool ReadValue(IOperation value, IOperation call, List<PropertyEntry> entries)
    {
        switch (value)
        {
            case IAnonymousObjectCreationOperation anonymous:
                return ReadAnonymous(anonymous, entries);
            case IObjectCreationOperation creation:
                return ReadCreation(creation, call, entries);
            case IInvocationOperation { Instance: { } receiver } invocation when IsAdd(invocation):
                return ReadValue(Constants.Unwrap(receiver), call, entries) & ReadPair(invocation.Arguments, entries);
            case ILocalReferenceOperation local:
                return ReadLocal(local, call, entries);
            default:
                return false;
        }
    }

    private static bool ReadAnonymous(IAnonymousObjectCreationOperation anonymous, List<PropertyEntry> entries)
    {
        foreach (var initializer in anonymous.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
                entries.Add(new(target.Property.Name, NameOf(assignment.Syntax), Constants.Unwrap(assignment.Value)));
        }

        return true;

        static SyntaxNode NameOf(SyntaxNode member) =>
            member is AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name: var name } ? name : member;
    }

    private static bool ReadCreation(IObjectCreationOperation creation, IOperation call, List<PropertyEntry> entries)
    {
        var complete = true;
        foreach (var argument in creation.Arguments)
        {
            // new Properties(other) starts from another bag; a capacity or a comparer adds nothing.
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && HoldsEntries(argument.Value.Type))
                complete &= ReadValue(Constants.Unwrap(argument.Value), call, entries);
        }

        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            complete &= initializer switch
            {
                IInvocationOperation add when IsAdd(add) => ReadPair(add.Arguments, entries),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } assignment =>
                    ReadEntry(target.Arguments, assignment.Value, entries),
                _ => false,
            };
        }

        return complete;
    }

    /// <summary><c>var properties = new ...;</c>, filled by statements of the same block, and used for nothing but calls.</summary>
    private static bool ReadLocal(ILocalReferenceOperation use, IOperation call, List<PropertyEntry> entries)
    {
        var complete = true;
        var declared = false;
        var block = BlockOf(call, use.Local);
        if (block is null)
            return false;

        foreach (var operation in block.Descendants())
        {
            if (operation.Syntax.SpanStart >= call.Syntax.Span.End)
                break;
            if (operation is IVariableDeclaratorOperation { Initializer.Value: { } initial } declarator && Same(declarator.Symbol))
            {
                declared = true;
                var start = Constants.Unwrap(initial);
                complete &= start is not ILocalReferenceOperation && ReadValue(start, call, entries);
            }
            else if (operation is ILocalReferenceOperation reference && Same(reference.Local) && !IsWithin(reference, call))
            {
                complete &= ReadFilling(reference, block, entries);
            }
        }

        return declared && complete;

        bool Same(ILocalSymbol local) => SymbolEqualityComparer.Default.Equals(local, use.Local);
    }

    /// <summary>What one mention of the local adds: <c>properties["a"] = 1</c> or <c>properties.Add("a", 1)</c>, unconditionally.</summary>
    private static bool ReadFilling(ILocalReferenceOperation reference, IOperation block, List<PropertyEntry> entries)
    {
        var parent = Parent(reference);
        var added = parent switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true } target when Parent(target) is ISimpleAssignmentOperation assignment
                && assignment.Target == target => ReadEntry(target.Arguments, assignment.Value, entries),
            IInvocationOperation add when IsAdd(add) => ReadPair(add.Arguments, entries),
            _ => false,
        };

        // Inside an if or a loop the entry may or may not be there: it can be checked, but nothing is known to be missing.
        var statement = parent;
        while (statement is not null && statement is not IExpressionStatementOperation)
            statement = statement.Parent;
        return added && statement?.Parent == block;
    }

    private static bool ReadPair(IReadOnlyList<IArgumentOperation> arguments, List<PropertyEntry> entries) =>
        arguments.Count == 2 && AddEntry(arguments[0].Value, arguments[1].Value, entries);

    private static bool ReadEntry(IReadOnlyList<IArgumentOperation> index, IOperation value, List<PropertyEntry> entries) =>
        index.Count == 1 && AddEntry(index[0].Value, value, entries);

    private static bool AddEntry(IOperation name, IOperation value, List<PropertyEntry> entries)
    {
        if (Constants.StringOf(name) is not { } key)
            return false;
        entries.Add(new(key, name.Syntax, Constants.Unwrap(value)));
        return true;
    }

    private static bool IsAdd(IInvocationOperation invocation) =>
        invocation.TargetMethod.Name is "Add" or "Put" or "Set" or "TryAdd" or "With" && invocation.Arguments.Length == 2;

    private static bool HoldsEntries(ITypeSymbol? type) =>
        type is not null && type.SpecialType is SpecialType.None && type.TypeKind is not TypeKind.Enum && !type.Name.EndsWith("Comparer", StringComparison.Ordinal)
        && type.Name is not "JsonNodeOptions";

    private static IOperation? Parent(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return parent;
    }

    private static bool IsWithin(IOperation inner, IOperation outer) => outer.Syntax.Span.Contains(inner.Syntax.Span);

    /// <summary>The block that declares the local, seen from the call; null when the call is in a lambda or local function of its own.</summary>
    private static IBlockOperation? BlockOf(IOperation call, ILocalSymbol local)
    {
        for (var scope = call.Parent; scope is not null; scope = scope.Parent)
        {
            if (scope is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return null;
            if (scope is IBlockOperation block && block.Locals.Contains(local, SymbolEqualityComparer.Default))
                return block;
        }

        return null;
    }
}
