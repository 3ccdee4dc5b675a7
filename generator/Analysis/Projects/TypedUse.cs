using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Plan;

namespace TrackingPlan.Analysis.Projects;

/// <summary>Code that makes a typed call's value: <c>new ReferralConverted { ... }</c>, <c>e with { ... }</c> or <c>TrackReferralConverted(...)</c>.</summary>
/// <param name="Values">What is given for each of the plan's properties.</param>
internal sealed record TypedUse(KnownPlan Plan, TypedObject Typed, IOperation Operation, IReadOnlyList<(Property Property, IOperation Value)> Values)
{
    /// <summary>The operations that can be one.</summary>
    public static readonly OperationKind[] Kinds = [OperationKind.ObjectCreation, OperationKind.With, OperationKind.Invocation];

    /// <summary>Whether this makes a new value of the call, rather than changing one.</summary>
    public bool IsNew => Operation is not IWithOperation;

    public static TypedUse? Of(IOperation operation, PlannedProject project)
    {
        foreach (var plan in project.Plans)
        {
            var use = operation switch
            {
                IObjectCreationOperation creation when plan.Types.Find(creation.Type) is { } typed =>
                    new TypedUse(plan, typed, creation, Assigned(creation.Initializer, typed)),
                IWithOperation with when plan.Types.Find(with.Type) is { } typed =>
                    new TypedUse(plan, typed, with, Assigned(with.Initializer, typed)),
                IInvocationOperation invocation when plan.Types.Find(invocation.TargetMethod) is { } typed =>
                    new TypedUse(plan, typed, invocation, Passed(invocation, typed)),
                _ => null,
            };
            if (use is not null)
                return use;
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
