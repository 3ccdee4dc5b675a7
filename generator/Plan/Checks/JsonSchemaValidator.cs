using TrackingPlan.Json;
using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Plan.Checks;

/// <summary>
/// Holds a JSON value against a schema of the plan, by the part of draft-07 that plans are checked by. A value is held against a schema once,
/// however many ways lead there.
/// </summary>
internal sealed class JsonSchemaValidator(JsonValue root)
{
    private readonly Dictionary<(JsonValue Schema, JsonValue Value), string?> verdicts = [];
    private readonly Dictionary<JsonValue, HashSet<string>> permitted = [];
    private readonly Dictionary<JsonValue, string[]> types = [];
    private int open;

    /// <summary>The first thing that speaks against a value; null when nothing does, or when the schema goes deeper than values do.</summary>
    public string? WhyNot(JsonValue schema, JsonValue value)
    {
        if (schema.Kind == JsonKind.False)
            return "nothing is allowed";
        if (schema.Kind != JsonKind.Object || value.Kind == JsonKind.Broken || open == JsonParser.MaxDepth)
            return null;
        if (verdicts.TryGetValue((schema, value), out var known))
            return known;

        // Until it is known, nothing speaks against it: a reference may lead in a circle without taking a step into the value.
        verdicts.Add((schema, value), null);
        open++;
        var reason = schema["$ref"] is { Kind: JsonKind.String } reference
            ? JsonPointer.Find(root, reference.Text) is { } target ? WhyNot(target, value) : null
            : WhyNotByValues(schema, value) ?? WhyNotByOwnType(schema, value) ?? WhyNotByMembers(schema, value);
        open--;
        return verdicts[(schema, value)] = reason;
    }

    private string? WhyNotByValues(JsonValue schema, JsonValue value)
    {
        if (schema["const"] is { } constant && JsonText.Of(constant) != JsonText.Of(value))
            return $"it is not the constant {Words.Describe(constant)}";
        return schema["enum"] is { Kind: JsonKind.Array, Items.Count: > 0 } values && !PermittedBy(values).Contains(JsonText.Of(value))
            ? "it is none of the permitted values"
            : null;
    }

    private HashSet<string> PermittedBy(JsonValue values)
    {
        if (!permitted.TryGetValue(values, out var texts))
            permitted.Add(values, texts = new(values.Items.Select(JsonText.Of), StringComparer.Ordinal));
        return texts;
    }

    /// <summary>The same, without <c>enum</c> and <c>const</c>: what those themselves must satisfy.</summary>
    public string? WhyNotByOwnType(JsonValue schema, JsonValue value)
    {
        if (value.Kind == JsonKind.Broken)
            return null;
        if (TypesOf(schema) is { Length: > 0 } allowed && !Array.Exists(allowed, type => IsOf(type, value)))
            return $"it is no {string.Join(" or ", allowed)}";
        return value.Kind switch
        {
            JsonKind.String => WhyNotText(schema, value.Text),
            JsonKind.Number => WhyNotNumber(schema, value.Text),
            JsonKind.Array => WhyNotArray(schema, value),
            JsonKind.Object => WhyNotObject(schema, value),
            _ => null,
        };
    }

    private string? WhyNotByMembers(JsonValue schema, JsonValue value)
    {
        if (schema["allOf"] is { Kind: JsonKind.Array } all && all.Items.Select(item => WhyNot(item, value)).FirstOrDefault(reason => reason is not null) is { } reason)
            return reason;
        foreach (var key in new[] { "anyOf", "oneOf" })
        {
            if (schema[key] is { Kind: JsonKind.Array, Items.Count: > 0 } any && any.Items.All(item => WhyNot(item, value) is not null))
                return $"it is none of {Words.Quote(key)}";
        }

        return null;
    }

    private string[] TypesOf(JsonValue schema)
    {
        if (schema["type"] is not { } type)
            return [];
        if (!types.TryGetValue(type, out var names))
            types.Add(type, names = Names(type));
        return names;
    }

    private static string[] Names(JsonValue type) => type switch
    {
        { Kind: JsonKind.String } => [type.Text],
        { Kind: JsonKind.Array } => [.. type.Items.Select(name => name.Kind == JsonKind.Null ? "null" : name.Text).Distinct(StringComparer.Ordinal)],
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
