using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Tool.Formats.RudderStack;

/// <summary>
/// A RudderStack CLI plan as the JSON that RudderStack itself keeps of it: each rule's schema is that of the whole payload, with all that it
/// refers to written out. Every value stands where the plan's own file speaks of it.
/// </summary>
internal sealed class RudderPlan(RudderProject project, RudderSpec plan)
{
    private readonly RudderSchemas _schemas = new(project, plan);
    private readonly HashSet<RudderSpec> _included = [];
    private readonly List<JsonValue> _events = [];

    /// <summary>The first reference that leads nowhere; null when all lead somewhere.</summary>
    public RudderMissing? Missing => _schemas.Missing;

    public JsonValue Read()
    {
        ReadRules(plan, _ => true, place: null);
        return RudderSchemas.Object(
            plan.Body.Range,
            ("display_name", plan.Body["display_name"] ?? JsonBuild.Text(plan.Group)),
            ("description", plan.Body["description"]),
            ("rules", RudderSchemas.Object(plan.Body.Range, ("events", new JsonValue { Kind = JsonKind.Array, Range = plan.Body.Range, Items = _events }))));
    }

    private void ReadRules(RudderSpec owner, Func<JsonValue, bool> isWanted, TextRange? place)
    {
        if (!_included.Add(owner))
            return;
        foreach (var rule in owner.Body["rules"]?.Items ?? [])
        {
            if (!isWanted(rule))
                continue;
            if (rule["includes"] is { } includes)
                Include(includes, place ?? includes.Range);
            else if (rule["event"] is { } e)
                ReadRule(rule, e, place ?? rule.Range);
            else
                throw owner.Refuse(rule.Range with { Length = 1 }, "expected a rule with its event (type: event_rule)");
        }

        _included.Remove(owner);
    }

    /// <summary>The rules of another plan, one or all: <c>#/tp/GROUP/event_rule/*</c>.</summary>
    private void Include(JsonValue includes, TextRange place)
    {
        var text = includes.Kind == JsonKind.String ? includes.Text : includes.TextOf("$ref");
        if (RudderReference.Of(text) is not { Kind: RudderSpec.PlanKind } reference)
            throw plan.Refuse(place, "expected the rules to include as \"#/tp/PLAN/event_rule/*\"");
        if (project.FindPlan(reference.Group ?? reference.Id) is not { } other)
            _schemas.Miss(text!, place);
        else
            ReadRules(other, rule => reference.Group is null || reference.Id == "*" || rule.TextOf("id") == reference.Id, place);
    }

    private void ReadRule(JsonValue rule, JsonValue e, TextRange place)
    {
        var text = e.Kind == JsonKind.String ? e.Text : e.TextOf("$ref");
        if (_schemas.Find(text, "events", place) is not { } planned)
            return;
        var type = planned.TextOf("event_type") ?? "track";
        var isTraits = type is "identify" or "group";
        var section = Fact("identity_section") is { Kind: JsonKind.String, Text.Length: > 0 } given ? given.Text : isTraits ? "traits" : "properties";
        if (section is not ("properties" or "traits" or "context.traits"))
            throw plan.Refuse(place, $"{JsonText.Brief(section)} is no identity_section; expected properties, traits or context.traits");

        var allowsOthers = (Fact("allow_unplanned") ?? Fact("additional_properties")) is { Kind: JsonKind.True };
        var body = _schemas.Body(rule, allowsOthers, place);
        var schema = Around(body, isTraits && section == "context.traits" ? "traits" : section, place);
        if (planned["category"] is { } category && CategoryOf(category, place) is { } named)
            schema = schema.With("labels", RudderSchemas.Object(place, ("category", named)));
        _events.Add(RudderSchemas.Object(
            place,
            ("name", Placed(planned["name"] is { Kind: JsonKind.String } name ? name : JsonBuild.Text(""), place)),
            ("description", planned["description"] is { Kind: JsonKind.String } description ? Placed(description, place) : null),
            ("eventType", Placed(JsonBuild.Text(type), place)),
            ("rules", Placed(schema, place))));

        // The first version says it of the event, the second of the rule.
        JsonValue? Fact(string name) => rule[name] ?? e[name];
    }

    /// <summary>The schema of the payload, down to where the body stands in it.</summary>
    private static JsonValue Around(JsonValue body, string section, TextRange place)
    {
        var schema = body;
        foreach (var step in section.Split('.').Reverse())
        {
            var isRequired = schema["required"] is { Items.Count: > 0 };
            schema = RudderSchemas.Object(
                place,
                ("type", JsonBuild.Text("object")),
                ("properties", RudderSchemas.Object(place, (step, schema))),
                ("required", isRequired ? JsonBuild.Array([JsonBuild.Text(step)]) : null));
        }

        return schema;
    }

    private JsonValue? CategoryOf(JsonValue category, TextRange place) =>
        _schemas.Find(category.Kind == JsonKind.String ? category.Text : category.TextOf("$ref"), "categories", place)?["name"] is { Kind: JsonKind.String } name ? name : null;

    private static JsonValue Placed(JsonValue value, TextRange place) =>
        new() { Kind = value.Kind, Range = place, Text = value.Text, Items = value.Items, Members = value.Members };
}
