using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TrackingPlan.Generator.Analyzers.Calls;

/// <summary>Where the locals of one body of code are declared and mentioned. The body is looked through once, whatever is asked of it.</summary>
internal sealed class LocalUses
{
    private static readonly ConditionalWeakTable<IOperation, LocalUses> Cache = new();

    private readonly Dictionary<ISymbol, List<IOperation>> _mentions = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IBlockOperation> _blocks = new(SymbolEqualityComparer.Default);

    private LocalUses(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IBlockOperation block:
                    foreach (var local in block.Locals)
                        _blocks[local] = block;
                    break;
                case IVariableDeclaratorOperation declarator:
                    Add(declarator.Symbol, declarator);
                    break;
                case ILocalReferenceOperation reference:
                    Add(reference.Local, reference);
                    break;
            }
        }
    }

    /// <summary>Those of the whole body that the operation is in.</summary>
    public static LocalUses Around(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return Cache.GetValue(operation, body => new(body));
    }

    /// <summary>The declarators of a local and the references to it, in the order of the code.</summary>
    public IReadOnlyList<IOperation> MentionsOf(ILocalSymbol local) => _mentions.TryGetValue(local, out var found) ? found : [];

    /// <summary>The block that declares a local, seen from a place; null when the place is in a lambda or local function of its own.</summary>
    public IBlockOperation? BlockOf(ILocalSymbol local, IOperation place)
    {
        if (!_blocks.TryGetValue(local, out var block))
            return null;
        for (var scope = place.Parent; scope is not null and not (IAnonymousFunctionOperation or ILocalFunctionOperation); scope = scope.Parent)
        {
            if (scope == block)
                return block;
        }

        return null;
    }

    private void Add(ILocalSymbol local, IOperation mention)
    {
        if (!_mentions.TryGetValue(local, out var found))
            _mentions.Add(local, found = []);
        found.Add(mention);
    }
}
