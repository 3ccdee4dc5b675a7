using Microsoft.CodeAnalysis;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>A call that code sends, typed or not.</summary>
/// <param name="Event">The event's wire name; null for Identify and Group, and where it is not a constant.</param>
/// <param name="IsMadeHere">Whether its value is made where it is sent, rather than handed in by others.</param>
internal sealed record SentCall(PlannedCallKind Kind, string? Event, Location Location, bool IsMadeHere = true)
{
    public static SentCall? Of(IOperation operation, PlannedProject project)
    {
        if (TypedUse.Of(operation, project) is { } use)
            return use is { IsNew: true, Typed.Call: { } typed } ? new(typed.Kind, NameOf(typed), operation.Syntax.GetLocation()) : null;
        if (TypedUse.FindSent(operation, project) is var (_, sent))
            return new(sent.Kind, NameOf(sent), operation.Syntax.GetLocation(), IsMadeHere: false);
        return project.FindCall(operation) is { } call ? new(call.Kind, call.EventName, call.EventLocation) : null;
    }

    /// <summary>What the plan calls it: <c>identify</c>, <c>group</c> or an event's name; null where that is not known.</summary>
    public string? Reference => Kind switch
    {
        PlannedCallKind.Identify => "identify",
        PlannedCallKind.Group => "group",
        _ => Event,
    };

    private static string? NameOf(PlannedCall call) => call.Kind == PlannedCallKind.Track ? call.Name : null;
}
