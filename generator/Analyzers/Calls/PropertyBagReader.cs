using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TrackingPlan.Generator.Analyzers.Calls;

/// <summary>
/// Reads the properties out of the code that builds them: dictionary and collection initialisers, anonymous objects, JSON object builders,
/// chains of <c>Add</c> or <c>Put</c>, and a local variable that is filled before the call.
/// </summary>
internal sealed class PropertyBagReader
{
    private readonly IOperation _call;
    private readonly LocalUses _locals;
    private readonly List<PropertyEntry> _entries = [];

    /// <summary>By locals and by the expressions that stand for themselves.</summary>
    private readonly Walk<object> _walk = new();

    private PropertyBagReader(IOperation call)
    {
        _call = call;
        _locals = LocalUses.Around(call);
    }

    public static PropertyBag Read(IOperation? argument, IOperation call)
    {
        if (argument is null)
            return PropertyBag.None;
        var value = Constants.Unwrap(argument);
        if (value.ConstantValue is { HasValue: true, Value: null } || value is IDefaultValueOperation)
            return PropertyBag.None with { Origin = argument };

        var reader = new PropertyBagReader(call);
        return new(reader._entries, reader.ReadValue(value), value);
    }

    /// <summary>Adds what the expression shows, and says whether that is all of it.</summary>
    private bool ReadValue(IOperation value)
    {
        // A chain of Add may be of any length: it is followed to its beginning, and read from there.
        var added = new Stack<IInvocationOperation>();
        while (value is IInvocationOperation { Instance: { } receiver } invocation && IsAdd(invocation))
        {
            added.Push(invocation);
            value = Constants.Unwrap(receiver);
        }

        var complete = value switch
        {
            IAnonymousObjectCreationOperation anonymous => _walk.Enter(anonymous, () => ReadAnonymous(anonymous)),
            IObjectCreationOperation creation => _walk.Enter(creation, () => ReadCreation(creation)),
            ILocalReferenceOperation { Local: var local } => _walk.Enter(local, () => ReadLocal(local)),
            _ => false,
        };
        foreach (var add in added)
            complete &= ReadPair(add.Arguments);
        return complete;
    }

    private bool ReadAnonymous(IAnonymousObjectCreationOperation anonymous)
    {
        foreach (var initializer in anonymous.Initializers)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment)
                _entries.Add(new(target.Property.Name, NameOf(assignment.Syntax), Constants.Unwrap(assignment.Value)));
        }

        return true;

        static SyntaxNode NameOf(SyntaxNode member) =>
            member is AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name: var name } ? name : member;
    }

    private bool ReadCreation(IObjectCreationOperation creation)
    {
        var complete = true;
        foreach (var argument in creation.Arguments)
        {
            // new Properties(other) starts from another bag; a capacity or a comparer adds nothing.
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && HoldsEntries(argument.Value.Type))
                complete &= ReadValue(Constants.Unwrap(argument.Value));
        }

        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            complete &= initializer switch
            {
                IInvocationOperation add when IsAdd(add) => ReadPair(add.Arguments),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true } target } assignment =>
                    ReadEntry(target.Arguments, assignment.Value),
                _ => false,
            };
        }

        return complete;
    }

    /// <summary><c>var properties = new ...;</c>, filled by statements of the same block, and used for nothing but calls.</summary>
    private bool ReadLocal(ILocalSymbol local)
    {
        var complete = true;
        var declared = false;
        if (_locals.BlockOf(local, _call) is not { } block)
            return false;

        foreach (var mention in _locals.MentionsOf(local))
        {
            if (mention.Syntax.SpanStart >= _call.Syntax.Span.End)
                continue;
            if (mention is IVariableDeclaratorOperation declarator)
            {
                if (declarator.Initializer?.Value is not { } initial)
                    continue;
                declared = true;
                var start = Constants.Unwrap(initial);
                complete &= start is not ILocalReferenceOperation && ReadValue(start);
            }
            else if (!IsWithin(mention, _call))
            {
                complete &= ReadFilling(mention, block);
            }
        }

        return declared && complete;
    }

    /// <summary>What one mention of the local adds: <c>properties["a"] = 1</c> or <c>properties.Add("a", 1)</c>, unconditionally.</summary>
    private bool ReadFilling(IOperation reference, IOperation block)
    {
        var parent = Parent(reference);
        var added = parent switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true } target when Parent(target) is ISimpleAssignmentOperation assignment
                && assignment.Target == target => ReadEntry(target.Arguments, assignment.Value),
            IInvocationOperation add when IsAdd(add) => ReadPair(add.Arguments),
            _ => false,
        };

        // Inside an if or a loop the entry may or may not be there: it can be checked, but nothing is known to be missing.
        var statement = parent;
        while (statement is not null && statement is not IExpressionStatementOperation)
            statement = statement.Parent;
        return added && statement?.Parent == block;
    }

    private bool ReadPair(IReadOnlyList<IArgumentOperation> arguments) => arguments.Count == 2 && AddEntry(arguments[0].Value, arguments[1].Value);

    private bool ReadEntry(IReadOnlyList<IArgumentOperation> index, IOperation value) => index.Count == 1 && AddEntry(index[0].Value, value);

    private bool AddEntry(IOperation name, IOperation value)
    {
        if (Constants.StringOf(name) is not { } key)
            return false;
        _entries.Add(new(key, name.Syntax, Constants.Unwrap(value)));
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
}
