using TrackingPlan.Json;
using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Plan.Checks;

/// <summary>Holds a JSON value against a schema of the plan, by the part of draft-07 that plans are checked by.</summary>
internal sealed class JsonSchemaValidator(JsonValue root)
{
    /// <summary>A reference may lead in a circle without taking a step into the value.</summary>
    private const int MaxReferences = 64;

    /// <summary>The first thing that speaks against a value; null when nothing does.</summary>
    public string? WhyNot(JsonValue schema, JsonValue value, int references = 0)
    {
        if (schema.Kind == JsonKind.False)
            return "nothing is allowed";
        if (schema.Kind != JsonKind.Object || value.Kind == JsonKind.Broken)
            return null;
        if (schema["$ref"] is { Kind: JsonKind.String } reference)
            return references < MaxReferences && JsonPointer.Find(root, reference.Text) is { } target ? WhyNot(target, value, references + 1) : null;

        var text = JsonText.Of(value);
        if (schema["const"] is { } constant && JsonText.Of(constant) != text)
            return $"it is not the constant {Words.Describe(constant)}";
        if (schema["enum"] is { Kind: JsonKind.Array, Items.Count: > 0 } values && values.Items.All(item => JsonText.Of(item) != text))
            return "it is none of the permitted values";
        return WhyNotByOwnType(schema, value) ?? WhyNotByMembers(schema, value, references);
    }

    /// <summary>The same, without <c>enum</c> and <c>const</c>: what those themselves must satisfy.</summary>
    public string? WhyNotByOwnType(JsonValue schema, JsonValue value)
    {
        if (value.Kind == JsonKind.Broken)
            return null;
        if (SchemaTypes(schema) is { Length: > 0 } types && !types.Any(type => IsOf(type, value)))
            return $"it is no {string.Join(" or ", types)}";
        return value.Kind switch
        {
            JsonKind.String => WhyNotText(schema, value.Text),
            JsonKind.Number => WhyNotNumber(schema, value.Text),
            JsonKind.Array => WhyNotArray(schema, value),
            JsonKind.Object => WhyNotObject(schema, value),
            _ => null,
        };
    }

    private string? WhyNotByMembers(JsonValue schema, JsonValue value, int references)
    {
        if (schema["allOf"] is { Kind: JsonKind.Array } all && all.Items.Select(item => WhyNot(item, value, references + 1)).FirstOrDefault(reason => reason is not null) is { } reason)
            return reason;
        foreach (var key in new[] { "anyOf", "oneOf" })
        {
            if (schema[key] is { Kind: JsonKind.Array, Items.Count: > 0 } any && any.Items.All(item => WhyNot(item, value, references + 1) is not null))
                return $"it is none of {Words.Quote(key)}";
        }

        return null;
    }

    private static string[] SchemaTypes(JsonValue schema) => schema["type"] switch
    {
        { Kind: JsonKind.String } type => [type.Text],
        { Kind: JsonKind.Array } types => [.. types.Items.Select(type => type.Kind == JsonKind.Null ? "null" : type.Text)],
        _ => [],
    };

    private static bool IsOf(string type, JsonValue value) => type switch
    {
        "string" => value.Kind == JsonKind.String,
        "number" => value.Kind == JsonKind.Number,
        "integer" => value.Kind == JsonKind.Number && JsonNumber.IsInteger(value.Text),
        "boolean" => value.IsBoolean,
        "null" => value.Kind == JsonKind.Null,
        "array" => value.Kind == JsonKind.Array,
        "object" => value.Kind == JsonKind.Object,
        _ => true,
    };

    private static string? WhyNotText(JsonValue schema, string text)
    {
        var length = JsonText.LengthOf(text);
        if (NumberOf(schema, "minLength") is { } shortest && length < shortest)
            return $"it is shorter than {shortest} characters";
        if (NumberOf(schema, "maxLength") is { } longest && length > longest)
            return $"it is longer than {longest} characters";
        if (schema["pattern"] is { Kind: JsonKind.String, Text.Length: > 0 } pattern && !PlanPattern.Matches(pattern.Text, text))
            return $"it does not match the pattern {Words.Quote(pattern.Text)}";
        return schema["format"] is { Kind: JsonKind.String } format && !JsonFormats.Accepts(format.Text, text) ? $"it is no {Words.Quote(format.Text).Trim('"')}" : null;
    }

    private static string? WhyNotNumber(JsonValue schema, string digits)
    {
        if (!JsonNumber.TryDecimal(digits, out var number))
            return null;
        if (NumberOf(schema, "minimum") is { } minimum && (number < minimum || (number == minimum && schema["exclusiveMinimum"]?.Kind == JsonKind.True)))
            return $"it is below {minimum}";
        if (NumberOf(schema, "maximum") is { } maximum && (number > maximum || (number == maximum && schema["exclusiveMaximum"]?.Kind == JsonKind.True)))
            return $"it is above {maximum}";
        if (NumberOf(schema, "exclusiveMinimum") is { } above && number <= above)
            return $"it is not above {above}";
        if (NumberOf(schema, "exclusiveMaximum") is { } below && number >= below)
            return $"it is not below {below}";
        return NumberOf(schema, "multipleOf") is { } step and > 0 && number % step != 0 ? $"it is no multiple of {step}" : null;
    }

    private string? WhyNotArray(JsonValue schema, JsonValue value)
    {
        if (NumberOf(schema, "minItems") is { } fewest && value.Items.Count < fewest)
            return $"it has fewer than {fewest} items";
        if (NumberOf(schema, "maxItems") is { } most && value.Items.Count > most)
            return $"it has more than {most} items";
        if (schema["uniqueItems"]?.Kind == JsonKind.True && value.Items.Select(JsonText.Of).Distinct(StringComparer.Ordinal).Count() < value.Items.Count)
            return "two of its items are equal";
        return schema["items"] is { Kind: JsonKind.Object } items
            ? value.Items.Select(item => WhyNot(items, item)).FirstOrDefault(reason => reason is not null) is { } reason ? "of an item " + reason : null
            : null;
    }

    private string? WhyNotObject(JsonValue schema, JsonValue value)
    {
        if (schema["required"] is { Kind: JsonKind.Array } required
            && required.Items.FirstOrDefault(name => name.Kind == JsonKind.String && value.Find(name.Text) is null) is { } missing)
            return $"it lacks {Words.Quote(missing.Text)}";
        foreach (var member in value.Members)
        {
            if (schema["properties"]?.Find(member.Name) is not { } property)
            {
                if (schema["additionalProperties"]?.Kind == JsonKind.False)
                    return $"it may not have {Words.Quote(member.Name)}";
            }
            else if (WhyNot(property.Value, member.Value) is { } reason)
            {
                return $"of {Words.Quote(member.Name)} {reason}";
            }
        }

        return null;
    }

    private static decimal? NumberOf(JsonValue schema, string name) =>
        schema[name] is { Kind: JsonKind.Number } value && JsonNumber.TryDecimal(value.Text, out var number) ? number : null;
}
