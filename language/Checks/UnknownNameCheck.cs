using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1022: <c>user</c>, <c>alongside</c>, an audience, a metric or a destination names what the plan does not have.</summary>
internal static class UnknownNameCheck
{
    public static void Run(CheckContext context)
    {
        var events = context.NewestCalls.Where(call => call.Kind == PlannedCallKind.Track).ToDictionary(call => call.Name, StringComparer.Ordinal);
        var metrics = new HashSet<string>(context.Plan.Consumers.Metrics.Select(metric => metric.Name), StringComparer.Ordinal);
        foreach (var call in context.Plan.Calls)
        {
            CheckUser(call, context);
            foreach (var other in call.Alongside)
                FindCall("\"alongside\"", other.Name, other.Origin, events, context);
        }

        var consumers = context.Plan.Consumers;
        foreach (var (kind, all) in new[] { ("audience", consumers.Audiences), ("metric", consumers.Metrics), ("destination", consumers.Destinations) })
        {
            foreach (var consumer in all)
                CheckConsumer($"The {kind} {Words.Quote(consumer.Name)}", consumer, events, metrics, context);
        }
    }

    private static void CheckUser(PlannedCall call, CheckContext context)
    {
        if (call.User is not { } user)
            return;
        if (context.FindProperty(call, user.Name) is not { } found)
            Report(context, "\"user\"", user.Name, user.Origin, $"which {CallNames.Describe(call)} does not have as a property", call.Body.Properties.Select(property => property.Name));
        else if (context.Types.Describe(found.Schema) is { } type and not "a string")
            Report(context, "\"user\"", user.Name, user.Origin, $"which is {type}, but a user id is a string", []);
    }

    private static void CheckConsumer(string what, Consumer consumer, Dictionary<string, PlannedCall> events, HashSet<string> metrics, CheckContext context)
    {
        foreach (var metric in consumer.Metrics)
        {
            if (!metrics.Contains(metric.Name))
                Report(context, what, metric.Name, metric.Origin, "which is no metric of the plan", metrics);
        }

        foreach (var dependency in consumer.DependsOn)
        {
            // The name of an event is said where the event itself is read, not again at each of its properties.
            if (dependency.Property is null)
                FindCall(what, dependency.Call, dependency.Origin, events, context);
            else if (Find(dependency.Call, events, context) is { } call)
                CheckProperty(what, dependency, call, context);
        }
    }

    private static void CheckProperty(string what, Dependency dependency, PlannedCall call, CheckContext context)
    {
        var name = dependency.Property!;
        var noun = call.Kind is PlannedCallKind.Identify or PlannedCallKind.Group ? "trait" : "property";
        if (context.FindProperty(call, name) is not { } found)
        {
            if (dependency.Role != DependencyRole.Join)
                Report(context, what, name, dependency.Origin, $"which {CallNames.Describe(call)} does not have as a {noun}", call.Body.Properties.Select(property => property.Name));
            return;
        }

        if (dependency.Role == DependencyRole.Sum && context.Types.Describe(found.Schema) is { } type and not ("a number" or "an integer"))
            Report(context, what, name, dependency.Origin, $"which is {type} and cannot be summed", []);
        if (context.Resolve(found.Schema) is EnumSchema values)
        {
            foreach (var value in dependency.Values.Where(value => values.Values.All(known => known.Json != value)))
                Report(context, what, Json.JsonParser.Parse(value).Root.Text is { Length: > 0 } label ? label : value, dependency.Origin, $"which {Words.Quote(name)} can never be", values.Values.Select(known => known.Label));
        }
    }

    private static PlannedCall? Find(string name, Dictionary<string, PlannedCall> events, CheckContext context) =>
        events.TryGetValue(name, out var found) ? found : name switch
        {
            "identify" => context.Plan.Calls.FirstOrDefault(call => call.Kind == PlannedCallKind.Identify),
            "group" => context.Plan.Calls.FirstOrDefault(call => call.Kind == PlannedCallKind.Group),
            _ => null,
        };

    private static void FindCall(string what, string name, Origin origin, Dictionary<string, PlannedCall> events, CheckContext context)
    {
        if (Find(name, events, context) is null)
            Report(context, what, name, origin, name is "identify" or "group" ? "which the plan does not have" : "which is no event of the plan", [.. events.Keys, "identify", "group"]);
    }

    private static void Report(CheckContext context, string what, string name, Origin origin, string fault, IEnumerable<string> candidates) =>
        context.Report(PlanRules.UnknownName, origin, what, Words.Quote(name), fault, context.Text.DidYouMean(PlanRules.UnknownName, name, candidates));
}
