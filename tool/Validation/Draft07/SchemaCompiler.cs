using System.Text.Json;
using TrackingPlan.Json;
using TrackingPlan.Plan.Reading;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Validation.Payloads;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>
/// Prepares schemas of one document. Real plans hold keywords that are no JSON Schema (<c>"type": "any"</c>, <c>"pattern": ""</c>, a pattern
/// that no engine runs): each constrains nothing, and those that look like a mistake are in <see cref="Notes"/>.
/// </summary>
/// <param name="document">What <c>$ref</c> pointers start from.</param>
/// <param name="shared">Prepares the definitions, once for several documents that have the same; null when the document has its own.</param>
internal sealed class SchemaCompiler(JsonValue document, SchemaCompiler? shared = null)
{
    private readonly Dictionary<string, CompiledSchema> _references = new(StringComparer.Ordinal);
    private readonly Queue<(JsonValue Schema, CompiledSchema Compiled)> _waiting = new();
    private readonly List<Pattern> _patterns = [];
    private readonly Lock _gate = new();
    private bool _hasReference;

    /// <summary>What could not be enforced, in one sentence each.</summary>
    public IEnumerable<string> Notes =>
        _patterns.Where(pattern => !pattern.IsRunnable).Select(pattern => $"The pattern '{pattern.Text}' is no regular expression; it was not checked.");

    /// <exception cref="InputException">A reference leads nowhere.</exception>
    public CompiledSchema Compile(JsonValue schema)
    {
        var compiled = Part(schema);
        Finish();
        return compiled;
    }

    private CompiledSchema Part(JsonValue schema) => new() { Rules = [.. Rules(schema)] };

    /// <summary>Prepares what was referred to. In turn and not inside each other, for a chain of references may be as long as the plan.</summary>
    private void Finish()
    {
        while (_waiting.TryDequeue(out var next))
        {
            _hasReference = false;
            next.Compiled.Rules = [.. Rules(next.Schema)];
            next.Compiled.HasReferences = _hasReference;
        }
    }

    private IEnumerable<Rule> Rules(JsonValue schema)
    {
        if (schema.Kind == JsonKind.False)
            return [new NothingRule()];
        if (schema.Kind != JsonKind.Object)
            return [];

        // Draft-07, section 8.3: beside $ref, every other keyword is ignored.
        if (schema["$ref"] is { Kind: JsonKind.String } reference)
            return [new ReferenceRule(Reference(reference.Text))];
        return AnyValue(schema).Concat(Numbers(schema)).Concat(Strings(schema)).Concat(Arrays(schema)).Concat(Objects(schema)).Concat(Combinations(schema));
    }

    private static IEnumerable<Rule> AnyValue(JsonValue schema)
    {
        if (schema["type"] is { } type && TypeOf(type) is { } rule)
            yield return rule;
        if (schema["const"] is { } constant)
            yield return new EnumRule([Constant(constant)], isConst: true);
        if (schema["enum"] is { Kind: JsonKind.Array } values)
            yield return new EnumRule([.. values.Items.Select(Constant)], isConst: false);
    }

    private static TypeRule? TypeOf(JsonValue type)
    {
        string?[] names = type.Kind == JsonKind.Array
            ? [.. type.Items.Where(t => t.Kind == JsonKind.String).Select(t => t.Text)]
            : type.Kind == JsonKind.String ? [type.Text] : [];
        var allowed = JsonTypes.None;
        foreach (var name in names)
        {
            if (JsonType.Parse(name) is not { } known)
                return null;
            allowed |= known;
        }

        return allowed == JsonTypes.None ? null : new TypeRule(allowed, names.Length == 1 ? names[0]! : $"[{string.Join(',', names)}]");
    }

    private static IEnumerable<Rule> Numbers(JsonValue schema)
    {
        foreach (var (keyword, bound) in s_bounds)
        {
            if (schema[keyword] is { Kind: JsonKind.Number } limit)
                yield return new BoundRule(bound, Constant(limit));
        }

        if (schema["multipleOf"] is { Kind: JsonKind.Number } step)
            yield return new MultipleOfRule(Constant(step));
    }

    private IEnumerable<Rule> Strings(JsonValue schema)
    {
        if (Count(schema, "minLength", "maxLength", out var minimum, out var maximum))
            yield return new LengthRule(minimum, maximum);
        if (Text(schema, "pattern") is { Length: > 0 } pattern)
            yield return new PatternRule(PatternOf(pattern));
        if (Text(schema, "format") is { } format && Formats.Find(format) is { } check)
            yield return new FormatRule(check, format);
    }

    private IEnumerable<Rule> Arrays(JsonValue schema)
    {
        if (Count(schema, "minItems", "maxItems", out var minimum, out var maximum))
            yield return new ItemCountRule(minimum, maximum);
        if (schema["uniqueItems"]?.Kind == JsonKind.True)
            yield return new UniqueItemsRule();
        if (schema["items"] is { } items)
        {
            yield return items.Kind == JsonKind.Array
                ? new ItemsRule([.. items.Items.Select(Part)], schema["additionalItems"] is { } rest ? Part(rest) : null)
                : new ItemsRule([], Part(items));
        }

        if (schema["contains"] is { } contains)
            yield return new ContainsRule(Part(contains));
    }

    private IEnumerable<Rule> Objects(JsonValue schema)
    {
        var properties = Members(schema, "properties");
        var patterns = Members(schema, "patternProperties");
        var required = Names(schema, "required");
        var additional = schema["additionalProperties"];
        if (properties.Count + patterns.Count + required.Length > 0 || additional is not null)
        {
            yield return new PropertiesRule(
                Table(properties, required),
                required,
                [.. patterns.Select(p => (PatternOf(p.Key), p.Value))],
                additional?.Kind == JsonKind.Object ? Part(additional) : null,
                additional?.Kind == JsonKind.False);
        }

        if (Count(schema, "minProperties", "maxProperties", out var minimum, out var maximum))
            yield return new PropertyCountRule(minimum, maximum);
        if (schema["propertyNames"] is { } names)
            yield return new PropertyNamesRule(Part(names));
        if (schema["dependencies"] is { Kind: JsonKind.Object } dependencies)
        {
            foreach (var dependency in dependencies.Members)
            {
                yield return dependency.Value.Kind == JsonKind.Array
                    ? new DependencyRule(dependency.Name, Names(dependencies, dependency.Name), null)
                    : new DependencyRule(dependency.Name, [], Part(dependency.Value));
            }
        }
    }

    private IEnumerable<Rule> Combinations(JsonValue schema)
    {
        if (Schemas(schema, "allOf") is { Length: > 0 } all)
            yield return new AllOfRule(all);
        if (Schemas(schema, "anyOf") is { Length: > 0 } any)
            yield return new AnyOfRule(any);
        if (Schemas(schema, "oneOf") is { Length: > 0 } one)
            yield return new OneOfRule(one);
        if (schema["not"] is { } not)
            yield return new NotRule(Part(not));
        if (schema["if"] is { } condition)
        {
            yield return new ConditionRule(
                Part(condition),
                schema["then"] is { } then ? Part(then) : null,
                schema["else"] is { } otherwise ? Part(otherwise) : null);
        }
    }

    private static PayloadValue Constant(JsonValue value) => Payload.Parse(JsonText.Of(value), new JsonReaderOptions { MaxDepth = 1_000 });

    private static NameTable<Property> Table(Dictionary<string, CompiledSchema> properties, string[] required)
    {
        var places = required.Select((name, place) => (name, place)).ToDictionary(r => r.name, r => r.place, StringComparer.Ordinal);
        return new(properties.Keys.Union(required).Select(name => KeyValuePair.Create(
            name, new Property(name, properties.GetValueOrDefault(name), places.GetValueOrDefault(name, -1)))));
    }

    private CompiledSchema Reference(string pointer)
    {
        _hasReference = true;
        if (shared is not null && References.Groups.Any(group => pointer.StartsWith($"#/{group}/", StringComparison.Ordinal)))
            return shared.Definition(pointer);
        if (_references.TryGetValue(pointer, out var known))
            return known;

        // A reference to a reference is one to what that means; a circle of nothing else ends where it began.
        var (compiled, target) = (new CompiledSchema(), Target(pointer));
        _references.Add(pointer, compiled);
        while (shared is null && target["$ref"] is { Kind: JsonKind.String } alias && !_references.ContainsKey(alias.Text))
        {
            _references.Add(alias.Text, compiled);
            target = Target(alias.Text);
        }

        _waiting.Enqueue((target, compiled));
        return compiled;
    }

    /// <summary>A definition for one of the documents that share it, which may be prepared at the same time.</summary>
    private CompiledSchema Definition(string pointer)
    {
        lock (_gate)
        {
            var compiled = Reference(pointer);
            Finish();
            return compiled;
        }
    }

    private JsonValue Target(string pointer) => JsonPointer.Find(document, pointer)
        ?? throw new InputException($"\"$ref\": \"{pointer}\" leads nowhere. A reference starts with #/ and names a part of the plan.");

    private Pattern PatternOf(string text)
    {
        var pattern = new Pattern(text);
        _patterns.Add(pattern);
        return pattern;
    }

    private Dictionary<string, CompiledSchema> Members(JsonValue schema, string keyword)
    {
        var members = new Dictionary<string, CompiledSchema>(StringComparer.Ordinal);
        if (schema[keyword] is { Kind: JsonKind.Object } found)
        {
            foreach (var member in found.Members)
                members[member.Name] = Part(member.Value);
        }

        return members;
    }

    private CompiledSchema[] Schemas(JsonValue schema, string keyword) =>
        schema[keyword] is { Kind: JsonKind.Array } found ? [.. found.Items.Select(Part)] : [];

    private static string[] Names(JsonValue schema, string keyword) =>
        schema[keyword] is { Kind: JsonKind.Array } found
            ? [.. found.Items.Where(n => n.Kind == JsonKind.String).Select(n => n.Text).Distinct()]
            : [];

    private static string? Text(JsonValue schema, string keyword) =>
        schema[keyword] is { Kind: JsonKind.String } found ? found.Text : null;

    private static bool Count(JsonValue schema, string lower, string upper, out int? minimum, out int? maximum)
    {
        minimum = Limit(schema, lower);
        maximum = Limit(schema, upper);
        return minimum is not null || maximum is not null;
    }

    private static int? Limit(JsonValue schema, string keyword) =>
        schema[keyword] is { Kind: JsonKind.Number } found && TrackingPlan.Json.JsonNumber.TryDecimal(found.Text, out var limit)
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
        public override bool Check(PayloadValue value, Evaluation evaluation) =>
            target.HasReferences ? evaluation.CheckOnce(target, value) : target.Check(value, evaluation);
    }
}
