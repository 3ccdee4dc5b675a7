using Microsoft.CodeAnalysis;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>Code that makes or sends a call of the plan, typed or not.</summary>
/// <param name="Properties">The plan's properties that are given a value there, as far as the code shows.</param>
/// <param name="Version">The event's version, where the plan has several and the code says which.</param>
internal sealed record PlannedUse(PlannedEvent Planned, IReadOnlyList<string> Properties, int? Version)
{
    public static PlannedUse? Of(IOperation operation, PlannedProject project)
    {
        if (TypedUse.Of(operation, project) is { } made)
            return made.Typed.Call is { } call ? Typed(made.Plan, call, project, [.. made.Values.Select(value => value.Property.Name)]) : null;
        if (TypedUse.FindSent(operation, project) is var (plan, sent))
            return Typed(plan, sent, project, []);
        return project.FindCall(operation) is { } untyped && PlannedFor(untyped, project) is { } planned
            ? new(planned, [.. NamesOf(untyped.Properties, planned.Call.Body)], Version: null)
            : null;
    }

    private static PlannedUse Typed(KnownPlan plan, PlannedCall call, PlannedProject project, IReadOnlyList<string> properties) =>
        new(new(plan, call), properties, project.FindEvent(call.Name).Count > 1 ? call.Version : null);

    private static PlannedEvent? PlannedFor(TrackingCall call, PlannedProject project)
    {
        if (PropertyDrift.Of(call, project) is { } drift)
            return drift.Planned;
        foreach (var planned in call.Kind is PlannedCallKind.Page or PlannedCallKind.Screen ? project.FindCalls(call.Kind) : [])
        {
            if (planned.Call.Name.Length == 0 || planned.Call.Name == call.EventName)
                return planned;
        }

        return null;
    }

    private static IEnumerable<string> NamesOf(PropertyBag bag, ObjectSchema body)
    {
        foreach (var property in body.Properties)
        {
            if (bag.Contains(property.Name))
                yield return property.Name;
        }
    }
}
