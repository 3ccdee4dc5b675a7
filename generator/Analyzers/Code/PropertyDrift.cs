using System.Runtime.CompilerServices;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>Where the properties of an untyped call differ from the plan.</summary>
/// <param name="Planned">The event, in the version that the call comes nearest to.</param>
/// <param name="Unknown">Properties that the event does not have, unless the plan leaves them open altogether.</param>
/// <param name="Missing">Required properties that are certainly not sent.</param>
/// <param name="Invalid">Properties whose value does not fit, with what was expected.</param>
internal sealed record PropertyDrift(
    PlannedEvent Planned,
    IReadOnlyList<PropertyEntry> Unknown,
    IReadOnlyList<Property> Missing,
    IReadOnlyList<(PropertyEntry Entry, string Expectation)> Invalid)
{
    private static readonly ConditionalWeakTable<TrackingCall, PropertyDrift> Cache = new();

    private int Count => Unknown.Count + Missing.Count + Invalid.Count;

    /// <summary>The differences, found once for all rules; null when the call is of no planned event.</summary>
    public static PropertyDrift? Of(TrackingCall call, PlannedProject project)
    {
        if (Cache.TryGetValue(call, out var known))
            return known;
        PropertyDrift? least = null;
        foreach (var planned in PlannedFor(call, project))
        {
            var drift = Of(call, planned);
            if (least is null || drift.Count < least.Count)
                least = drift;
        }

        return least is null ? null : Remember(call, least);
    }

    private static PropertyDrift Remember(TrackingCall call, PropertyDrift drift) => Cache.GetValue(call, _ => drift);

    private static IEnumerable<PlannedEvent> PlannedFor(TrackingCall call, PlannedProject project) => call switch
    {
        { Kind: PlannedCallKind.Track, EventName: { } name } => project.FindEvent(name),
        { Kind: PlannedCallKind.Identify or PlannedCallKind.Group } => project.FindCalls(call.Kind),
        _ => [],
    };

    private static PropertyDrift Of(TrackingCall call, PlannedEvent planned)
    {
        var bag = call.Properties;
        var body = planned.Call.Body;
        var unknown = new List<PropertyEntry>();
        var missing = new List<Property>();
        var values = new NestedValues(planned.Plan.Definitions, call.Invocation);
        var properties = new PropertyIndex(body);

        foreach (var entry in bag.Entries)
        {
            var property = properties.Find(entry.Name);
            if (property is null)
            {
                if (body.Properties.Count > 0)
                    unknown.Add(entry);
            }
            else
            {
                values.Judge(entry, property.Schema);
            }
        }

        if (bag.IsComplete)
        {
            foreach (var property in body.Properties)
            {
                if (property.IsRequired && !bag.Contains(property.Name))
                    missing.Add(property);
            }
        }

        return new(planned, unknown, missing, values.Invalid);
    }
}
