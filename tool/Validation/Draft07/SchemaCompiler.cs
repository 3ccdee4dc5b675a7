using System.Globalization;
using System.Text.Json;
using TrackingPlan.Plan.Reading;
using TrackingPlan.Tool.Validation.Payloads;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>
/// Prepares schemas of one document. Real plans hold keywords that are no JSON Schema (<c>"type": "any"</c>, <c>"pattern": ""</c>, a pattern
/// that no engine runs): each constrains nothing, and those that look like a mistake are in <see cref="Notes"/>.
/// </summary>
/// <param name="document">What <c>$ref</c> pointers start from.</param>
internal sealed class SchemaCompiler(JsonElement document)
{
    private readonly Dictionary<string, CompiledSchema> _references = new(StringComparer.Ordinal);
    private readonly List<Pattern> _patterns = [];

    /// <summary>What could not be enforced, in one sentence each.</summary>
    public IEnumerable<string> Notes =>
        _patterns.Where(pattern => !pattern.IsRunnable).Select(pattern => $"The pattern '{pattern.Text}' is no regular expression; it was not checked.");

    /// <exception cref="InputException">A reference leads nowhere.</exception>
    public CompiledSchema Compile(JsonElement schema)
    {
        var compiled = new CompiledSchema();
        compiled.Rules = [.. Rules(schema)];
        return compiled;
    }

    private IEnumerable<Rule> Rules(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.False)
            return [new NothingRule()];
        if (schema.ValueKind != JsonValueKind.Object)
            return [];

        // Draft-07, section 8.3: beside $ref, every other keyword is ignored.
        if (schema.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String)
            return [new ReferenceRule(Reference(reference.GetString()!))];
        return AnyValue(schema).Concat(Numbers(schema)).Concat(Strings(schema)).Concat(Arrays(schema)).Concat(Objects(schema)).Concat(Combinations(schema));
    }

    private static IEnumerable<Rule> AnyValue(JsonElement schema)
    {
        if (schema.TryGetProperty("type", out var type) && TypeOf(type) is { } rule)
            yield return rule;
        if (schema.TryGetProperty("const", out var constant))
            yield return new EnumRule([Constant(constant)], isConst: true);
        if (schema.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array)
            yield return new EnumRule([.. values.EnumerateArray().Select(Constant)], isConst: false);
    }

    private static TypeRule? TypeOf(JsonElement type)
    {
        string?[] names = type.ValueKind == JsonValueKind.Array
            ? [.. type.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString())]
            : type.ValueKind == JsonValueKind.String ? [type.GetString()] : [];
        var allowed = JsonTypes.None;
        foreach (var name in names)
        {
            if (JsonType.Parse(name) is not { } known)
                return null;
            allowed |= known;
        }

        return allowed == JsonTypes.None ? null : new TypeRule(allowed, names.Length == 1 ? names[0]! : $"[{string.Join(',', names)}]");
    }

    private static IEnumerable<Rule> Numbers(JsonElement schema)
    {
        foreach (var (keyword, bound) in s_bounds)
        {
            if (schema.TryGetProperty(keyword, out var limit) && limit.ValueKind == JsonValueKind.Number)
                yield return new BoundRule(bound, Constant(limit));
        }

        if (schema.TryGetProperty("multipleOf", out var step) && step.ValueKind == JsonValueKind.Number)
            yield return new MultipleOfRule(Constant(step));
    }

    private IEnumerable<Rule> Strings(JsonElement schema)
    {
        if (Count(schema, "minLength", "maxLength", out var minimum, out var maximum))
            yield return new LengthRule(minimum, maximum);
        if (Text(schema, "pattern") is { Length: > 0 } pattern)
            yield return new PatternRule(PatternOf(pattern));
        if (Text(schema, "format") is { } format && Formats.Find(format) is { } check)
            yield return new FormatRule(check, format);
    }

    private IEnumerable<Rule> Arrays(JsonElement schema)
    {
        if (Count(schema, "minItems", "maxItems", out var minimum, out var maximum))
            yield return new ItemCountRule(minimum, maximum);
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True)
            yield return new UniqueItemsRule();
        if (schema.TryGetProperty("items", out var items))
        {
            yield return items.ValueKind == JsonValueKind.Array
                ? new ItemsRule([.. items.EnumerateArray().Select(Compile)], schema.TryGetProperty("additionalItems", out var rest) ? Compile(rest) : null)
                : new ItemsRule([], Compile(items));
        }

        if (schema.TryGetProperty("contains", out var contains))
            yield return new ContainsRule(Compile(contains));
    }

    private IEnumerable<Rule> Objects(JsonElement schema)
    {
        var properties = Members(schema, "properties");
        var patterns = Members(schema, "patternProperties");
        var required = Names(schema, "required");
        var hasAdditional = schema.TryGetProperty("additionalProperties", out var additional);
        if (properties.Count + patterns.Count + required.Length > 0 || hasAdditional)
        {
            yield return new PropertiesRule(
                Table(properties, required),
                required,
                [.. patterns.Select(p => (PatternOf(p.Key), p.Value))],
                hasAdditional && additional.ValueKind == JsonValueKind.Object ? Compile(additional) : null,
                hasAdditional && additional.ValueKind == JsonValueKind.False);
        }

        if (Count(schema, "minProperties", "maxProperties", out var minimum, out var maximum))
            yield return new PropertyCountRule(minimum, maximum);
        if (schema.TryGetProperty("propertyNames", out var names))
            yield return new PropertyNamesRule(Compile(names));
        if (schema.TryGetProperty("dependencies", out var dependencies) && dependencies.ValueKind == JsonValueKind.Object)
        {
            foreach (var dependency in dependencies.EnumerateObject())
            {
                yield return dependency.Value.ValueKind == JsonValueKind.Array
                    ? new DependencyRule(dependency.Name, Names(dependencies, dependency.Name), null)
                    : new DependencyRule(dependency.Name, [], Compile(dependency.Value));
            }
        }
    }

    private IEnumerable<Rule> Combinations(JsonElement schema)
    {
        if (Schemas(schema, "allOf") is { Length: > 0 } all)
            yield return new AllOfRule(all);
        if (Schemas(schema, "anyOf") is { Length: > 0 } any)
            yield return new AnyOfRule(any);
        if (Schemas(schema, "oneOf") is { Length: > 0 } one)
            yield return new OneOfRule(one);
        if (schema.TryGetProperty("not", out var not))
            yield return new NotRule(Compile(not));
        if (schema.TryGetProperty("if", out var condition))
        {
            yield return new ConditionRule(
                Compile(condition),
                schema.TryGetProperty("then", out var then) ? Compile(then) : null,
                schema.TryGetProperty("else", out var otherwise) ? Compile(otherwise) : null);
        }
    }

    private static PayloadValue Constant(JsonElement value) => Payload.Parse(value.GetRawText(), new JsonReaderOptions { MaxDepth = 1_000 });

    private static NameTable<Property> Table(Dictionary<string, CompiledSchema> properties, string[] required) =>
        new(properties.Keys.Union(required).Select(name => KeyValuePair.Create(
            name, new Property(name, properties.GetValueOrDefault(name), Array.IndexOf(required, name)))));

    private CompiledSchema Reference(string pointer)
    {
        if (_references.TryGetValue(pointer, out var known))
            return known;
        var target = Resolve(pointer) ?? throw new InputException($"\"$ref\": \"{pointer}\" leads nowhere. A reference starts with #/ and names a part of the plan.");
        var compiled = _references[pointer] = new CompiledSchema();
        compiled.Rules = [.. Rules(target)];
        return compiled;
    }

    /// <summary>RFC 6901, in the fragment form of section 6.</summary>
    private JsonElement? Resolve(string pointer)
    {
        if (!pointer.StartsWith('#'))
            return null;
        var target = document;
        foreach (var part in pointer.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (target.ValueKind == JsonValueKind.Object && target.TryGetProperty(name, out var member))
                target = member;
            else if (target.ValueKind == JsonValueKind.Array && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < target.GetArrayLength())
                target = target[index];
            else
                return null;
        }

        return target;
    }

    private Pattern PatternOf(string text)
    {
        var pattern = new Pattern(text);
        _patterns.Add(pattern);
        return pattern;
    }

    private Dictionary<string, CompiledSchema> Members(JsonElement schema, string keyword)
    {
        var members = new Dictionary<string, CompiledSchema>(StringComparer.Ordinal);
        if (schema.TryGetProperty(keyword, out var found) && found.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in found.EnumerateObject())
                members[member.Name] = Compile(member.Value);
        }

        return members;
    }

    private CompiledSchema[] Schemas(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var found) && found.ValueKind == JsonValueKind.Array ? [.. found.EnumerateArray().Select(Compile)] : [];

    private static string[] Names(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var found) && found.ValueKind == JsonValueKind.Array
            ? [.. found.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!).Distinct()]
            : [];

    private static string? Text(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    private static bool Count(JsonElement schema, string lower, string upper, out int? minimum, out int? maximum)
    {
        minimum = Limit(schema, lower);
        maximum = Limit(schema, upper);
        return minimum is not null || maximum is not null;
    }

    private static int? Limit(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var found) && found.ValueKind == JsonValueKind.Number && found.TryGetDecimal(out var limit)
        && limit is >= 0 and <= int.MaxValue
            ? (int)limit
            : null;

    private static readonly (string Keyword, Bound Bound)[] s_bounds =
    [
        ("minimum", Bound.Minimum),
        ("exclusiveMinimum", Bound.ExclusiveMinimum),
        ("maximum", Bound.Maximum),
        ("exclusiveMaximum", Bound.ExclusiveMaximum),
    ];

    private sealed class ReferenceRule(CompiledSchema target) : Rule
    {
        public override bool Check(PayloadValue value, Evaluation evaluation) => target.Check(value, evaluation);
    }
}
