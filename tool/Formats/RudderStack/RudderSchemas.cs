using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Tool.Formats.RudderStack;

/// <summary>Properties and custom types of a RudderStack CLI project as JSON Schemas, each written out where a rule uses it.</summary>
internal sealed class RudderSchemas(RudderProject project, RudderSpec plan)
{
    /// <summary>Custom types hold each other: what is written out must end.</summary>
    private const int MostSchemas = 200_000;

    /// <summary>Constraints by their names in JSON Schema; <c>rudder/v1</c> writes them with underscores.</summary>
    private static readonly string[] Constraints =
    [
        "enum", "const", "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
        "minItems", "maxItems", "uniqueItems",
    ];

    private readonly HashSet<JsonValue> _open = new(ReferenceEqualityComparer.Instance);
    private int _count;

    public RudderMissing? Missing { get; private set; }

    public void Miss(string reference, TextRange place) => Missing ??= new RudderMissing(reference, place);

    /// <summary>What a reference of one kind leads to; null when it leads nowhere, which is kept for <see cref="Missing"/>.</summary>
    public JsonValue? Find(string? text, string kind, TextRange place)
    {
        if (RudderReference.Of(text) is not { } reference || reference.Kind != kind)
            throw plan.Refuse(place, $"expected a reference to {kind}, such as \"#/{kind}/GROUP/ID\", and not {(text is null ? "nothing" : JsonText.Brief(text))}");
        var found = project.Find(reference);
        if (found is null)
            Miss(text!, place);
        return found;
    }

    public static JsonValue Object(TextRange place, params (string Name, JsonValue? Value)[] members) => new()
    {
        Kind = JsonKind.Object,
        Range = place,
        Members = [.. members.Where(m => m.Value is not null).Select(m => new JsonMember(m.Name, place, m.Value!))],
    };

    /// <summary>The object that a rule or a custom type describes: its properties, and what depends on one of them.</summary>
    /// <param name="allowsOthers">Null when it is not said.</param>
    public JsonValue Body(JsonValue owner, bool? allowsOthers, TextRange place)
    {
        var (properties, required) = Properties(owner["properties"], place);
        var body = Object(place, ("type", JsonBuild.Text("object")));
        var variants = new List<JsonValue>();
        foreach (var variant in owner["variants"]?.Items ?? [])
        {
            if (Variant(variant, properties, place) is { } read)
                variants.Add(read);
        }

        return Object(
            place,
            ("type", body["type"]),
            ("properties", new JsonValue { Kind = JsonKind.Object, Range = place, Members = properties }),
            ("required", required.Count > 0 ? JsonBuild.Array(required.Select(JsonBuild.Text)) : null),
            ("additionalProperties", allowsOthers == false ? JsonBuild.Boolean(false) : null),
            ("allOf", variants.Count > 0 ? JsonBuild.Array(variants) : null));
    }

    private (List<JsonMember> Properties, List<string> Required) Properties(JsonValue? list, TextRange place)
    {
        var properties = new List<JsonMember>();
        var required = new List<string>();
        foreach (var item in list?.Items ?? [])
        {
            // What stands in another file is spoken of where the plan's own file leads there.
            var at = IsOwn(item) ? item.Range : place;
            if (Find(Reference(item), "properties", at) is not { } property)
                continue;
            var name = property.TextOf("name") ?? property.TextOf("id")!;
            if (properties.Any(p => p.Name == name))
                throw plan.Refuse(at, $"the property {JsonText.Brief(name)} is there twice; delete one");
            properties.Add(new JsonMember(name, at, Property(property, item, at)));
            if (item["required"] is { Kind: JsonKind.True })
                required.Add(name);
        }

        return (properties, required);
    }

    private JsonValue Property(JsonValue property, JsonValue? use, TextRange place)
    {
        if (++_count > MostSchemas)
            throw plan.Refuse(place, $"the types of this plan hold each other beyond measure; expected less than {MostSchemas} properties");
        var schema = Typed(property, place);
        if (property["description"] is { Kind: JsonKind.String, Text.Length: > 0 } description)
            schema = Object(place, [("description", description), .. schema.Members.Where(m => m.Name != "description").Select(m => (m.Name, (JsonValue?)m.Value))]);
        if (use?["properties"] is not { Items.Count: > 0 })
            return schema;

        var nested = Body(use, use["additional_properties"] is { Kind: JsonKind.False } ? false : null, place);
        return schema["type"] is { } type && (type.Text == "array" || type.Items.Any(t => t.Text == "array"))
            ? schema.With("items", nested)
            : nested.Members.Aggregate(schema, (all, member) => all[member.Name] is null || member.Name != "type" ? all.With(member.Name, member.Value) : all);
    }

    /// <summary>What a property or a custom type says of its values.</summary>
    private JsonValue Typed(JsonValue definition, TextRange place)
    {
        var type = definition.TextOf("type") ?? "";
        var members = new List<(string Name, JsonValue? Value)>();
        if (type.StartsWith('#'))
            members.AddRange(CustomType(type, place).Members.Select(m => (m.Name, (JsonValue?)m.Value)));
        else if (Types(definition["types"]?.Items.Select(t => t.Text) ?? type.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) is { } types)
            members.Add(("type", types));
        var items = definition["item_types"]?.Items ?? (definition["item_type"] is { } item ? [item] : null);
        foreach (var constraint in (definition["propConfig"] ?? definition["config"])?.Members ?? [])
        {
            var name = CamelCase(constraint.Name);
            if (name == "itemTypes")
                items = constraint.Value.Items;
            else if (!Constraints.Contains(name))
                throw plan.Refuse(place, $"{JsonText.Brief(constraint.Name)} of {JsonText.Brief(definition.TextOf("id") ?? "")} is no constraint that is read; expected {string.Join(", ", Constraints)}");
            else
                members.Add((name, constraint.Value));
        }

        if (items is { Count: > 0 })
            members.Add(("items", Items(items, place)));
        return Object(place, [.. members]);
    }

    private JsonValue Items(IReadOnlyList<JsonValue> types, TextRange place)
    {
        var custom = types.Where(t => t.Text.StartsWith('#')).Select(t => CustomType(t.Text, place)).ToList();
        var plain = Types(types.Select(t => t.Text).Where(t => !t.StartsWith('#')));
        if (custom.Count == 0)
            return Object(place, ("type", plain));
        if (plain is not null)
            custom.Insert(0, Object(place, ("type", plain)));
        return custom is [var only] ? only : Object(place, ("anyOf", JsonBuild.Array(custom)));
    }

    private JsonValue CustomType(string reference, TextRange place)
    {
        if (Find(reference, "custom-types", place) is not { } type)
            return Object(place);
        if (!_open.Add(type))
            throw plan.Refuse(place, $"the custom type {JsonText.Brief(reference)} is made of itself; expected types that do not lead back to themselves");
        var schema = Typed(type, place);
        if (type["description"] is { Kind: JsonKind.String, Text.Length: > 0 } description)
            schema = schema.With("description", description);
        if (type["properties"] is { Items.Count: > 0 } || type["variants"] is { Items.Count: > 0 })
        {
            foreach (var member in Body(type, null, place).Members)
                schema = schema.With(member.Name, member.Value);
        }

        _open.Remove(type);
        return schema;
    }

    /// <summary>
    /// Cases by the value of one property, as a chain of if, then, else. What only a case has may be sent in all, for the body names what
    /// may be sent, and a case what must.
    /// </summary>
    private JsonValue? Variant(JsonValue variant, List<JsonMember> properties, TextRange place)
    {
        if (Find(variant.TextOf("discriminator") ?? variant["discriminator"]?.TextOf("property"), "properties", place) is not { } discriminator)
            return null;
        var name = discriminator.TextOf("name") ?? discriminator.TextOf("id")!;
        var otherwise = variant["default"] is { } rest ? Case(rest.Kind == JsonKind.Array ? rest : rest["properties"], properties, place) : null;
        foreach (var one in (variant["cases"]?.Items ?? []).Reverse())
        {
            var match = Object(
                place,
                ("properties", Object(place, (name, Object(place, ("enum", one["match"]))))),
                ("required", JsonBuild.Array([JsonBuild.Text(name)])));
            otherwise = Object(place, ("if", match), ("then", Case(one["properties"], properties, place)), ("else", otherwise));
        }

        return otherwise;
    }

    private JsonValue Case(JsonValue? list, List<JsonMember> all, TextRange place)
    {
        var (properties, required) = Properties(list, place);
        all.AddRange(properties.Where(p => all.TrueForAll(known => known.Name != p.Name)));
        return Object(place, ("required", JsonBuild.Array(required.Select(JsonBuild.Text))));
    }

    /// <summary>Whether a rule's item stands in the plan's own file.</summary>
    private bool IsOwn(JsonValue item) => (_own ??= Own()).Contains(item);

    private HashSet<JsonValue>? _own;

    private HashSet<JsonValue> Own()
    {
        var own = new HashSet<JsonValue>(ReferenceEqualityComparer.Instance);
        Add(plan.Body);
        return own;

        void Add(JsonValue value)
        {
            own.Add(value);
            foreach (var item in value.Items)
                Add(item);
            foreach (var member in value.Members)
                Add(member.Value);
        }
    }

    private static string? Reference(JsonValue item) => item.TextOf("$ref") ?? item.TextOf("property");

    private static JsonValue? Types(IEnumerable<string> types) => types.ToList() switch
    {
        [] => null,
        [var only] => JsonBuild.Text(only),
        var several => JsonBuild.Array(several.Select(JsonBuild.Text)),
    };

    private static string CamelCase(string name)
    {
        var parts = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 ? name : parts[0] + string.Concat(parts.Skip(1).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }
}
