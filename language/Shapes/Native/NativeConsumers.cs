using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Shapes.Native;

/// <summary>The native sections <c>audiences</c>, <c>metrics</c> and <c>destinations</c>: what each reads of the plan.</summary>
internal sealed class NativeConsumers(PlanText text)
{
    private const string Duration = "a time such as \"90 days\" (minutes, hours, days, weeks, months or years)";

    private static readonly string[] Units = ["minute", "hour", "day", "week", "month", "year"];

    public Consumers Read() => new()
    {
        Audiences = ReadAll("audiences", NativeKeys.Audience, ReadAudience),
        Metrics = ReadAll("metrics", NativeKeys.Metric, ReadMetric),
        Destinations = ReadAll("destinations", NativeKeys.Destination, ReadDestination),
    };

    private EquatableArray<Consumer> ReadAll(string key, string[] keys, Func<JsonValue, List<Dependency>, Consumer, Consumer> read)
    {
        var consumers = new List<Consumer>();
        if (text.Root[key] is not { Kind: not (JsonKind.Null or JsonKind.Broken) } section)
            return [];
        if (section.Kind != JsonKind.Object)
            text.ReportMisplaced(section, $"\"{key}\"", "an object of names and what they read");
        foreach (var member in section.Members)
        {
            if (!Expect(member.Value, $"{Words.Quote(member.Name)} in \"{key}\"", keys, $"in \"{key}\""))
                continue;
            var consumer = new Consumer(member.Name, text.TextOf(member.Value, "description"), [], new(member.NameRange.Start, member.NameRange.Length))
            {
                Owner = text.TextOf(member.Value, "owner"),
            };
            var reads = new List<Dependency>();
            consumer = read(member.Value, reads, consumer);
            consumers.Add(consumer with { DependsOn = reads.ToEquatableArray() });
        }

        return consumers.ToEquatableArray();
    }

    private Consumer ReadAudience(JsonValue node, List<Dependency> reads, Consumer consumer)
    {
        foreach (var key in new[] { "all", "any" })
        {
            if (node.Find(key) is not { } conditions)
                continue;
            if (conditions.Value.Kind != JsonKind.Array)
                text.ReportIgnored(conditions, "an array of conditions");
            foreach (var condition in conditions.Value.Items)
            {
                if (Expect(condition, "A condition", NativeKeys.Condition, "in a condition"))
                    ReadCondition(condition, reads);
            }
        }

        return consumer;
    }

    private void ReadCondition(JsonValue node, List<Dependency> reads)
    {
        var window = WindowOf(node, "within");
        if (NameIn(node, "event") is { } @event)
        {
            reads.Add(new(@event.Name, null, DependencyRole.Count, @event.Origin) { Detail = Join(CountOf(node), window) });
            ReadFilter(node, @event.Name, reads);
        }
        else if (NameIn(node, "trait") is { } trait)
        {
            var isSet = node["set"] is { IsBoolean: true } set ? (set.Kind == JsonKind.True ? "set" : "not set") : null;
            reads.Add(new(text.TextOf(node, "of") ?? "identify", trait.Name, DependencyRole.Filter, trait.Origin)
            {
                Detail = Join(isSet, window),
                Values = node["equals"] is { } value ? ValuesOf(value) : [],
            });
        }
        else
        {
            text.Report(PlanRules.IgnoredValue, node.Range, "A condition", "\"event\" or \"trait\" with a name from the plan");
        }
    }

    private Consumer ReadMetric(JsonValue node, List<Dependency> reads, Consumer consumer)
    {
        if (node.Find("steps") is { } steps)
            ReadFunnel(node, steps, reads);
        else if (NameIn(node, "event") is { } @event)
            ReadAggregate(node, @event, reads);
        else if (NameIn(node, "divide") is { } dividend && NameIn(node, "by") is { } divisor)
            return consumer with { Metrics = [dividend, divisor] };
        else
            text.Report(PlanRules.IgnoredValue, node.Range, $"The metric {Words.Quote(consumer.Name)}", "\"steps\" (a funnel), \"event\" (a count or sum), or \"divide\" and \"by\" (a ratio of metrics)");
        return consumer;
    }

    private void ReadFunnel(JsonValue node, JsonMember steps, List<Dependency> reads)
    {
        if (steps.Value.Kind != JsonKind.Array || steps.Value.Items.Count < 2 || steps.Value.Items.Any(step => step.Kind != JsonKind.String))
        {
            text.ReportIgnored(steps, "an array of at least two names of events");
            return;
        }

        var window = WindowOf(node, "within");
        foreach (var step in steps.Value.Items)
            reads.Add(new(step.Text, null, DependencyRole.Step, SchemaReader.OriginOf(step)) { Detail = window });
        foreach (var key in NamesIn(node, "joinOn"))
            reads.AddRange(steps.Value.Items.Select(step => new Dependency(step.Text, key.Name, DependencyRole.Join, key.Origin)));
        var first = steps.Value.Items[0].Text;
        foreach (var key in NamesIn(node, "groupBy"))
            reads.Add(new(first, key.Name, DependencyRole.GroupBy, key.Origin));
        ReadFilter(node, first, reads);
    }

    private void ReadAggregate(JsonValue node, Reference @event, List<Dependency> reads)
    {
        reads.Add(new(@event.Name, null, DependencyRole.Count, @event.Origin) { Detail = WindowOf(node, "within") });
        Add("sum", DependencyRole.Sum);
        Add("unit", DependencyRole.Unit);
        Add("distinct", DependencyRole.Distinct);
        Add("groupBy", DependencyRole.GroupBy);
        ReadFilter(node, @event.Name, reads);

        void Add(string key, string role)
        {
            foreach (var property in NamesIn(node, key))
                reads.Add(new(@event.Name, property.Name, role, property.Origin));
        }
    }

    private Consumer ReadDestination(JsonValue node, List<Dependency> reads, Consumer consumer)
    {
        if (node["events"] is { Kind: JsonKind.Array } list)
        {
            foreach (var name in list.Items.Where(name => name.Kind == JsonKind.String))
                reads.Add(new(name.Text, null, DependencyRole.Map, SchemaReader.OriginOf(name)));
        }
        else if (node.Find("events") is { } events)
        {
            if (events.Value.Kind != JsonKind.Object)
                text.ReportIgnored(events, "an array of names of events, or an object of them and their mappings");
            foreach (var member in events.Value.Members)
                ReadMapping(member, member.Name, reads);
        }

        foreach (var key in new[] { "identify", "group" })
        {
            if (node.Find(key) is { Value.Kind: not JsonKind.Null } traits)
                ReadMapping(traits, key, reads);
        }

        return consumer;
    }

    private void ReadMapping(JsonMember mapping, string call, List<Dependency> reads)
    {
        if (!Expect(mapping.Value, $"The mapping of {Words.Quote(call)}", NativeKeys.Mapping, "in a mapping"))
            return;
        var (role, delay) = (text.TextOf(mapping.Value, "as"), WindowOf(mapping.Value, "after", "after "));
        reads.Add(new(call, null, DependencyRole.Map, new(mapping.NameRange.Start, mapping.NameRange.Length)) { Detail = Join(role is null ? null : "as " + role, delay) });
        if (mapping.Value.Find("fields") is not { } fields)
            return;
        if (fields.Value.Kind != JsonKind.Object)
            text.ReportIgnored(fields, "an object of property names and the destination's names for them");
        foreach (var field in fields.Value.Members)
        {
            if (field.Value.Kind != JsonKind.String)
                text.ReportIgnored(field, "the destination's name for the property");
            reads.Add(new(call, field.Name, DependencyRole.Map, new(field.NameRange.Start, field.NameRange.Length)) { Detail = "as " + field.Value.Text });
        }
    }

    /// <summary><c>"where": { "channel": "email" }</c>, or an array of values.</summary>
    private void ReadFilter(JsonValue node, string call, List<Dependency> reads)
    {
        if (node.Find("where") is not { } where)
            return;
        if (where.Value.Kind != JsonKind.Object)
            text.ReportIgnored(where, "an object of property names and the values that count");
        foreach (var member in where.Value.Members)
            reads.Add(new(call, member.Name, DependencyRole.Filter, new(member.NameRange.Start, member.NameRange.Length)) { Values = ValuesOf(member.Value) });
    }

    private static EquatableArray<string> ValuesOf(JsonValue value) =>
        value.Kind == JsonKind.Array ? value.Items.Select(JsonText.Of).ToEquatableArray() : [JsonText.Of(value)];

    private string CountOf(JsonValue node)
    {
        if (node.Find("count") is not { } count)
            return "at least 1";
        if (count.Value is { Kind: JsonKind.Object, Members.Count: > 0 })
        {
            var words = new List<string>();
            foreach (var bound in count.Value.Members)
            {
                var name = bound.Name switch { "atLeast" => "at least ", "atMost" => "at most ", "exactly" => "exactly ", _ => null };
                if (name is not null && bound.Value.Kind == JsonKind.Number && ExactNumber.Parse(bound.Value.Text).IsInteger && bound.Value.Text[0] != '-')
                    words.Add(name + bound.Value.Text);
                else
                    text.ReportIgnored(bound, "\"atLeast\", \"atMost\" or \"exactly\" with an integer from 0");
            }

            return string.Join(" and ", words);
        }

        text.ReportIgnored(count, "an object with \"atLeast\", \"atMost\" or \"exactly\"");
        return "at least 1";
    }

    private string? WindowOf(JsonValue node, string key, string word = "within ")
    {
        if (text.TextOf(node, key) is not { } window)
            return null;
        var parts = window.Split(' ');
        if (parts.Length == 2 && parts[0].Length is > 0 and < 6 && parts[0].All(c => c is >= '0' and <= '9') && Units.Contains(parts[1].TrimEnd('s')))
            return word + window;
        text.ReportIgnored(node.Find(key)!, Duration);
        return null;
    }

    private Reference? NameIn(JsonValue node, string key) =>
        text.TextOf(node, key) is { } name ? new(name, SchemaReader.OriginOf(node[key]!)) : null;

    /// <summary>One name, or an array of them.</summary>
    private IEnumerable<Reference> NamesIn(JsonValue node, string key)
    {
        if (node.Find(key) is not { } member)
            return [];
        if (member.Value.Kind == JsonKind.String)
            return [new(member.Value.Text, SchemaReader.OriginOf(member.Value))];
        if (member.Value.Kind == JsonKind.Array && member.Value.Items.All(item => item.Kind == JsonKind.String))
            return member.Value.Items.Select(item => new Reference(item.Text, SchemaReader.OriginOf(item)));
        text.ReportIgnored(member, "the name of a property, or an array of them");
        return [];
    }

    /// <summary>Whether a value is an object; reports it when not, and the keys that mean nothing when it is.</summary>
    private bool Expect(JsonValue node, string what, string[] keys, string where)
    {
        if (node.Kind != JsonKind.Object)
        {
            text.ReportMisplaced(node, what, "an object");
            return false;
        }

        text.ReportUnknownKeys(node, keys, where);
        return true;
    }

    private static string? Join(string? first, string? second) =>
        string.Join(" ", new[] { first, second }.Where(part => part is { Length: > 0 })) is { Length: > 0 } words ? words : null;
}
