using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>Code that makes a typed call's value: <c>new ReferralConverted { ... }</c>, <c>e with { ... }</c> or <c>TrackReferralConverted(...)</c>.</summary>
internal sealed record TypedUse(KnownPlan Plan, TypedObject Typed, IOperation Operation)
{
    /// <summary>The operations that can be one.</summary>
    public static readonly OperationKind[] Kinds = [OperationKind.ObjectCreation, OperationKind.With, OperationKind.Invocation];

    /// <summary>Whether this makes a new value of the call, rather than changing one.</summary>
    public bool IsNew => Operation is not IWithOperation;

    /// <summary>What is given for each of the plan's properties.</summary>
    public IReadOnlyList<(Property Property, IOperation Value)> Values => Operation switch
    {
        IObjectCreationOperation creation => Assigned(creation.Initializer, Typed),
        IWithOperation with => Assigned(with.Initializer, Typed),
        _ => Passed((IInvocationOperation)Operation, Typed),
    };

    public static TypedUse? Of(IOperation operation, PlannedProject project)
    {
        ISymbol? symbol = operation switch
        {
            IObjectCreationOperation creation => creation.Type,
            IWithOperation with => with.Type,
            IInvocationOperation invocation => invocation.TargetMethod,
            _ => null,
        };
        if (symbol is null || project.FindTyped(symbol) is not var (plan, typed))
            return null;
        return new(plan, typed, operation);
    }

    /// <summary>What <c>client.Track(e)</c> sends that was made elsewhere; null when it is made right there, or is no call of a plan.</summary>
    public static Tuple<KnownPlan, PlannedCall>? FindSent(IOperation operation, PlannedProject project)
    {
        if (operation is not IInvocationOperation { TargetMethod: { TypeArguments: [var type], ContainingNamespace: { Name: "TrackingPlan", ContainingNamespace.IsGlobalNamespace: true } } } invocation
            || project.FindTyped(type) is not { Item1: var plan, Item2.Call: { } call })
        {
            return null;
        }

        foreach (var argument in invocation.Arguments)
        {
            if (SymbolEqualityComparer.Default.Equals(argument.Value.Type, type))
                return Constants.Unwrap(argument.Value) is IObjectCreationOperation or IWithOperation ? null : Tuple.Create(plan, call);
        }

        return null;
    }

    private static List<(Property, IOperation)> Assigned(IObjectOrCollectionInitializerOperation? initializer, TypedObject typed)
    {
        var values = new List<(Property, IOperation)>();
        foreach (var member in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (member is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment
                && typed.Members.TryGetValue(target.Member.Name, out var property))
            {
                values.Add((property, assignment.Value));
            }
        }

        return values;
    }

    private static List<(Property, IOperation)> Passed(IInvocationOperation invocation, TypedObject typed)
    {
        var values = new List<(Property, IOperation)>();
        foreach (var argument in invocation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && typed.Parameters.TryGetValue(parameter.Name, out var property))
                values.Add((property, argument.Value));
        }

        return values;
    }
}
