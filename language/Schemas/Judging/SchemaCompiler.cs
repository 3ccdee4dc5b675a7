using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Formats;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Keywords;
using TrackingPlan.Language.Schemas.Numbers;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Judging;

/// <summary>
/// Prepares schemas of one document. Real plans hold what is no JSON Schema (<c>"type": "any"</c>, <c>"pattern": ""</c>, a pattern that no
/// engine runs): each constrains nothing, and those that look like a mistake are in <see cref="Notes"/>.
/// </summary>
/// <param name="document">What <c>$ref</c> starts from.</param>
/// <param name="shared">Prepares what the document refers to and does not hold, once for several documents; null when there is nothing.</param>
internal sealed class SchemaCompiler(SchemaDocument document, SchemaCompiler? shared = null)
{
    private static readonly (string Keyword, string Draft04, BoundKind Inclusive, BoundKind Exclusive)[] Bounds =
    [
        ("minimum", "exclusiveMinimum", BoundKind.Minimum, BoundKind.ExclusiveMinimum),
        ("maximum", "exclusiveMaximum", BoundKind.Maximum, BoundKind.ExclusiveMaximum),
    ];

    private readonly Dictionary<JsonValue, CompiledSchema> _targets = [];
    private readonly Queue<(JsonValue Node, CompiledSchema Schema)> _waiting = new();
    private readonly Dictionary<string, Pattern> _patterns = new(StringComparer.Ordinal);
    private readonly List<string> _broken = [];
    private readonly object _gate = new();

    public SchemaCompiler(JsonValue document, SchemaCompiler? shared = null)
        : this(new SchemaDocument(document), shared)
    {
    }

    /// <summary>Whether a build or an editor waits for the verdicts: what takes long is left to the run time.</summary>
    public bool IsForBuild { get; init; }

    /// <summary>What could not be enforced, in one sentence each.</summary>
    public IEnumerable<string> Notes => _patterns.Values
        .Where(pattern => !pattern.IsRunnable)
        .Select(pattern => $"The pattern '{pattern.Text}' is no regular expression; it was not checked.");

    /// <summary>References that lead nowhere, or in a circle, in one sentence each. They permit everything.</summary>
    public IReadOnlyList<string> BrokenReferences => _broken;

    public CompiledSchema Compile(JsonValue schema)
    {
        lock (_gate)
        {
            var compiled = Prepare(schema);
            PrepareTargets();
            return compiled;
        }
    }

    /// <summary>Prepares what was referred to, one after the other: a long chain of references costs no stack.</summary>
    private void PrepareTargets()
    {
        while (_waiting.Count > 0)
        {
            var (node, target) = _waiting.Dequeue();
            target.Rules = [.. Rules(node)];
        }
    }

    private CompiledSchema Prepare(JsonValue schema) => new() { Rules = [.. Rules(schema)] };

    private IEnumerable<SchemaRule> Rules(JsonValue schema)
    {
        if (schema.Kind == JsonKind.False)
            return [new NothingRule()];
        if (schema.Kind != JsonKind.Object)
            return [];

        // Draft-07 core, section 8.3: beside $ref, every other keyword is ignored.
        if (schema["$ref"]?.Kind == JsonKind.String)
            return Reference(schema);
        return AnyValue(schema).Concat(Numbers(schema)).Concat(Strings(schema)).Concat(Arrays(schema)).Concat(Objects(schema)).Concat(Combinations(schema));
    }

    private static IEnumerable<SchemaRule> AnyValue(JsonValue schema)
    {
        if (schema["type"] is { } type && JsonType.DeclaredBy(schema) is { } allowed && allowed != JsonTypes.Any)
            yield return TypeOf(type, allowed);
        if (schema["const"] is { Kind: not JsonKind.Broken } constant)
            yield return new EnumRule([constant], isConst: true);
        if (schema["enum"] is { Kind: JsonKind.Array, Items.Count: > 0 } values)
            yield return new EnumRule(values.Items, isConst: false);
    }

    private static TypeRule TypeOf(JsonValue type, JsonTypes allowed) =>
        new(allowed, type.Kind == JsonKind.Array && type.Items.Count > 1 ? $"[{string.Join(",", type.Items.Select(NameOf))}]" : NameOf(type.Kind == JsonKind.Array ? type.Items[0] : type));

    private static string NameOf(JsonValue type) => type.Kind == JsonKind.Null ? "null" : type.Text;

    private static IEnumerable<SchemaRule> Numbers(JsonValue schema)
    {
        foreach (var (keyword, exclusive, inclusiveBound, exclusiveBound) in Bounds)
        {
            // Draft-04 wrote true beside the bound instead of the bound.
            if (schema[keyword] is { Kind: JsonKind.Number } limit)
                yield return new BoundRule(schema[exclusive]?.Kind == JsonKind.True ? exclusiveBound : inclusiveBound, limit.Text);
            if (schema[exclusive] is { Kind: JsonKind.Number } bound)
                yield return new BoundRule(exclusiveBound, bound.Text);
        }

        if (schema["multipleOf"] is { Kind: JsonKind.Number } step && ExactNumber.Parse(step.Text).Sign > 0)
            yield return new MultipleOfRule(step.Text);
    }

    private IEnumerable<SchemaRule> Strings(JsonValue schema)
    {
        if (Counts(schema, "minLength", "maxLength", out var minimum, out var maximum))
            yield return new LengthRule(minimum, maximum);
        if (schema["pattern"] is { Kind: JsonKind.String, Text.Length: > 0 } pattern)
            yield return new PatternRule(PatternOf(pattern.Text));
        if (schema["format"] is { Kind: JsonKind.String } format && JsonFormats.Find(format.Text) is { } check)
            yield return new FormatRule(check, format.Text);
    }

    private IEnumerable<SchemaRule> Arrays(JsonValue schema)
    {
        if (Counts(schema, "minItems", "maxItems", out var minimum, out var maximum))
            yield return new ItemCountRule(minimum, maximum);
        if (schema["uniqueItems"]?.Kind == JsonKind.True)
            yield return new UniqueItemsRule();
        if (schema["items"] is { Kind: JsonKind.Array } tuple)
            yield return new ItemsRule([.. tuple.Items.Select(Prepare)], schema["additionalItems"] is { } more ? Prepare(more) : null);
        else if (schema["items"] is { } items)
            yield return new ItemsRule([], Prepare(items));
        if (schema["contains"] is { } contains)
            yield return new ContainsRule(Prepare(contains));
    }

    private IEnumerable<SchemaRule> Objects(JsonValue schema)
    {
        if (Counts(schema, "minProperties", "maxProperties", out var minimum, out var maximum))
            yield return new PropertyCountRule(minimum, maximum);
        var properties = Members(schema, "properties");
        var required = Names(schema["required"])
            .Concat((schema["properties"]?.Members ?? []).Where(member => member.Value["required"]?.Kind == JsonKind.True).Select(member => member.Name)) // draft-03
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var patterns = Members(schema, "patternProperties").Select(member => (PatternOf(member.Key), member.Value)).ToArray();
        var additional = schema["additionalProperties"];
        if (properties.Count > 0 || required.Length > 0 || patterns.Length > 0 || additional is { Kind: JsonKind.False or JsonKind.Object })
        {
            yield return new PropertiesRule(
                Table(properties, required),
                required,
                patterns,
                additional is { Kind: JsonKind.Object } ? Prepare(additional) : null,
                additional?.Kind == JsonKind.False);
        }

        if (schema["propertyNames"] is { } names)
            yield return new PropertyNamesRule(Prepare(names));
        foreach (var dependency in schema["dependencies"]?.Members ?? [])
        {
            yield return dependency.Value.Kind == JsonKind.Array
                ? new DependencyRule(dependency.Name, [.. Names(dependency.Value)], schema: null)
                : new DependencyRule(dependency.Name, [], Prepare(dependency.Value));
        }
    }

    private IEnumerable<SchemaRule> Combinations(JsonValue schema)
    {
        if (Schemas(schema, "allOf") is { Length: > 0 } all)
            yield return new AllOfRule(all);
        if (Schemas(schema, "anyOf") is { Length: > 0 } any)
            yield return new AnyOfRule(any);
        if (Schemas(schema, "oneOf") is { Length: > 0 } one)
            yield return new OneOfRule(one);
        if (schema["not"] is { } not)
            yield return new NotRule(Prepare(not));
        if (schema["if"] is { } condition && (schema["then"] ?? schema["else"]) is not null)
        {
            yield return new ConditionRule(
                Prepare(condition),
                schema["then"] is { } then ? Prepare(then) : null,
                schema["else"] is { } otherwise ? Prepare(otherwise) : null);
        }
    }

    private SchemaRule[] Reference(JsonValue schema)
    {
        // A reference to a reference is followed here, so that a long chain costs no stack when values are checked.
        var passed = new HashSet<JsonValue>();
        while (schema["$ref"] is { Kind: JsonKind.String } reference)
        {
            var isNew = passed.Add(schema);
            if (isNew && document.Resolve(reference.Text, schema) is { } target)
            {
                schema = target;
            }
            else if (isNew && shared?.Target(reference.Text) is { } known)
            {
                return [new ReferenceRule(known)];
            }
            else
            {
                _broken.Add($"\"$ref\": {JsonText.Brief(reference.Text)} leads {(isNew ? "nowhere" : "back to itself")}. A reference starts with #/ and names a part of the plan.");
                return [];
            }
        }

        return [new ReferenceRule(TargetOf(schema))];
    }

    /// <summary>What a reference from another document means in this one; null when it leads nowhere.</summary>
    private CompiledSchema? Target(string reference)
    {
        lock (_gate)
        {
            if (document.Resolve(reference) is not { } node)
                return null;
            var target = TargetOf(node);
            PrepareTargets();
            return target;
        }
    }

    private CompiledSchema TargetOf(JsonValue node)
    {
        if (!_targets.TryGetValue(node, out var compiled))
        {
            _targets[node] = compiled = new CompiledSchema();
            _waiting.Enqueue((node, compiled));
        }

        return compiled;
    }

    private static NameTable<PropertySchema> Table(Dictionary<string, CompiledSchema> properties, string[] required)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < required.Length; i++)
            places[required[i]] = i;
        return new(properties.Keys.Union(required).Select(name => new KeyValuePair<string, PropertySchema>(
            name,
            new PropertySchema(name, properties.TryGetValue(name, out var schema) ? schema : null, places.TryGetValue(name, out var place) ? place : -1))));
    }

    private Pattern PatternOf(string text)
    {
        if (!_patterns.TryGetValue(text, out var pattern))
            _patterns.Add(text, pattern = new Pattern(text, IsForBuild));
        return pattern;
    }

    private Dictionary<string, CompiledSchema> Members(JsonValue schema, string keyword)
    {
        var members = new Dictionary<string, CompiledSchema>(StringComparer.Ordinal);
        foreach (var member in schema[keyword]?.Members ?? [])
            members[member.Name] = Prepare(member.Value);
        return members;
    }

    private CompiledSchema[] Schemas(JsonValue schema, string keyword) => [.. (schema[keyword]?.Items ?? []).Select(Prepare)];

    private static IEnumerable<string> Names(JsonValue? names) =>
        (names?.Items ?? []).Where(name => name.Kind == JsonKind.String).Select(name => name.Text);

    private static bool Counts(JsonValue schema, string lower, string upper, out int? minimum, out int? maximum)
    {
        minimum = schema[lower] is { } least ? KeywordValue.CountOf(least) : null;
        maximum = schema[upper] is { } most ? KeywordValue.CountOf(most) : null;
        return minimum is not null || maximum is not null;
    }
}
