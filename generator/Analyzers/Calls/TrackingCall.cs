using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Calls;

/// <summary>One untyped call in the code.</summary>
internal sealed class TrackingCall(IInvocationOperation invocation, CallShape shape)
{
    private PropertyBag? _bag;
    private string? _eventName;

    public IInvocationOperation Invocation => invocation;

    public PlannedCallKind Kind => shape.Kind;

    /// <summary>What is passed as the event's name; null when the call has none or leaves it to a default.</summary>
    public IOperation? EventArgument { get; } = ArgumentAt(invocation, shape.Event);

    public IOperation? UserArgument { get; } = ArgumentAt(invocation, shape.User);

    /// <summary>The event's name (a page's, a screen's) where it is known at compile time.</summary>
    public string? EventName => EventArgument is { } argument ? _eventName ??= Constants.StringOf(argument) : null;

    /// <summary>What the call sends beside the event's name.</summary>
    public PropertyBag Properties => _bag ??= PropertyBagReader.Read(ArgumentAt(invocation, shape.Properties), invocation);

    /// <summary>Whether the project's baseline accepts the call: found out once for all rules.</summary>
    public Acceptance Acceptance { get; set; }

    /// <summary>Where a report about the event belongs: at its name, or at the whole call.</summary>
    public Location EventLocation => (EventArgument ?? invocation).Syntax.GetLocation();

    /// <summary>Whether an argument is the event, its properties or its user.</summary>
    public bool Takes(IArgumentOperation argument) =>
        argument.Parameter is { Ordinal: var ordinal } && (ordinal == shape.Event || ordinal == shape.Properties || ordinal == shape.User);

    private static IOperation? ArgumentAt(IInvocationOperation invocation, int ordinal)
    {
        if (ordinal < 0)
            return null;
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
                return argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value;
        }

        return null;
    }
}

internal enum Acceptance
{
    Unknown,
    New,
    Accepted,
}
