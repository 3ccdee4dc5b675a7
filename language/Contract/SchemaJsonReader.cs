using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Contract;

/// <summary>
/// Reads what <see cref="SchemaJson"/> writes, straight into the model: a lock holds what a plan came to, so that nothing of it is to be
/// merged, limited or suggested again. Null for what is no schema of a lock; keywords of a later version are passed over.
/// </summary>
internal static class SchemaJsonReader
{
    public static Schema? Read(JsonValue node) =>
        node.Kind == JsonKind.Object && ReadUnnamed(node) is { } schema ? schema with { CSharpName = TextOf(node, "csharpName") } : null;

    /// <summary>A pinned name at a property is the property's.</summary>
    public static Property? ReadProperty(string name, JsonValue node, bool isRequired) => ReadUnnamed(node) is not { } schema ? null : new()
    {
        Name = name,
        Schema = schema,
        IsRequired = isRequired,
        CSharpName = TextOf(node, "csharpName"),
        Deprecation = DeprecationOf(node),
        IsPersonalData = node["pii"]?.Kind == JsonKind.True,
    };

    public static Deprecation? DeprecationOf(JsonValue node) => node["deprecated"] switch
    {
        { Kind: JsonKind.True } => new("", null),
        { Kind: JsonKind.Object } words => new("", TextOf(words, "sunset")),
        _ => null,
    };

    public static bool AllowsOthers(JsonValue node) => node["additionalProperties"]?.Kind != JsonKind.False;

    public static string? TextOf(JsonValue node, string name) => node[name] is { Kind: JsonKind.String } text ? text.Text : null;

    private static Schema? ReadUnnamed(JsonValue node)
    {
        if (TextOf(node, "$ref") is { } pointer)
            return new ReferenceSchema { Pointer = pointer };
        if (node["anyOf"] is { Kind: JsonKind.Array } members)
            return ReadUnion(members.Items);
        if (node["const"] is { } constant)
            return new ConstSchema { Json = JsonText.Of(constant), IsNullable = constant.Kind == JsonKind.Null };
        if (node["enum"] is { Kind: JsonKind.Array } values)
            return ReadEnum(values.Items, node["valueNames"]);
        return node["type"] is { } type ? ReadByType(node, type) : new AnySchema { IsNullable = true };
    }

    private static Schema? ReadUnion(IReadOnlyList<JsonValue> items)
    {
        var members = new List<Schema>();
        var isNullable = false;
        foreach (var item in items)
        {
            if (item["type"] is { Kind: JsonKind.String, Text: "null" })
                isNullable = true;
            else if (Read(item) is { } member)
                members.Add(member);
            else
                return null;
        }

        // A reference that may be null is written as a choice of the two.
        return members.Count == 1 ? Nullable(members[0], isNullable) : new UnionSchema { Members = members.ToEquatableArray(), IsNullable = isNullable };
    }

    private static EnumSchema ReadEnum(IReadOnlyList<JsonValue> items, JsonValue? names)
    {
        var values = new List<EnumValue>();
        foreach (var item in items)
        {
            var label = item.Kind == JsonKind.String ? item.Text : JsonText.Of(item);
            if (item.Kind != JsonKind.Null)
                values.Add(new(JsonText.Of(item), label, names is null ? null : TextOf(names, label), null));
        }

        return new() { Values = values.ToEquatableArray(), IsNullable = values.Count < items.Count };
    }

    private static Schema? ReadByType(JsonValue node, JsonValue type)
    {
        var isNullable = false;
        if (type.Kind == JsonKind.Array)
        {
            // Five types are how "anything but null" is written.
            if (type.Items.Count != 2)
                return new AnySchema();
            isNullable = type.Items[1].Text == "null";
            type = type.Items[0];
        }

        return ReadOf(node, type.Text) is { } schema ? Nullable(schema, isNullable) : null;
    }

    private static Schema Nullable(Schema schema, bool isNullable) => schema with { IsNullable = isNullable };

    private static Schema? ReadOf(JsonValue node, string type) => type switch
    {
        "string" => ReadString(node),
        "integer" or "number" => ReadNumber(node, type),
        "boolean" => new BooleanSchema(),
        "array" => ReadArray(node),
        "object" => ReadObject(node),
        _ => null,
    };

    private static StringSchema ReadString(JsonValue node)
    {
        var name = TextOf(node, "format");
        var format = StringFormats.Of(name);
        return new()
        {
            Format = format,
            FormatName = format == StringFormat.None ? name : null,
            MinLength = CountOf(node, "minLength"),
            MaxLength = CountOf(node, "maxLength"),
            Pattern = TextOf(node, "pattern"),
        };
    }

    private static NumberSchema ReadNumber(JsonValue node, string type) => new()
    {
        Type = type == "integer" ? NumberType.Integer : node["format"] is null ? NumberType.Decimal : NumberType.Double,
        Minimum = NumberOf(node, "minimum"),
        Maximum = NumberOf(node, "maximum"),
        ExclusiveMinimum = NumberOf(node, "exclusiveMinimum"),
        ExclusiveMaximum = NumberOf(node, "exclusiveMaximum"),
        MultipleOf = NumberOf(node, "multipleOf"),
    };

    private static ArraySchema? ReadArray(JsonValue node) => (node["items"] is { } items ? Read(items) : new AnySchema { IsNullable = true }) is not { } schema ? null : new()
    {
        Items = schema,
        MinItems = CountOf(node, "minItems"),
        MaxItems = CountOf(node, "maxItems"),
        UniqueItems = node["uniqueItems"]?.Kind == JsonKind.True,
    };

    private static ObjectSchema? ReadObject(JsonValue node)
    {
        var required = new HashSet<string>(node["required"]?.Items.Select(name => name.Text) ?? [], StringComparer.Ordinal);
        var properties = new List<Property>();
        foreach (var member in node["properties"]?.Members ?? [])
        {
            if (member.Value.Kind != JsonKind.Object || ReadProperty(member.Name, member.Value, required.Contains(member.Name)) is not { } property)
                return null;
            properties.Add(property);
        }

        return new() { Properties = properties.ToEquatableArray(), AllowsOthers = AllowsOthers(node) };
    }

    private static string? NumberOf(JsonValue node, string name) => node[name] is { Kind: JsonKind.Number } number ? number.Text : null;

    private static int? CountOf(JsonValue node, string name) =>
        node[name] is { Kind: JsonKind.Number } number && int.TryParse(number.Text, out var count) ? count : null;
}
