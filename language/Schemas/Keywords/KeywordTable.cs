namespace TrackingPlan.Language.Schemas.Keywords;

/// <summary>Every word that a schema may hold: draft-07, the plan's own, and what is met in real plans.</summary>
internal static class KeywordTable
{
    private const string DependsOnValue = "C# has no type that depends on a value";
    private const string DependsOnProperty = "C# has no property that depends on another";
    private const string NeedsNames = "properties need names to become members";
    private const string NotCounted = "the number of properties is not counted";
    private const string OneItemType = "all items of a list have one type";
    private const string NotDraft07 = "it is no word of draft-07";

    public static readonly IReadOnlyList<Keyword> All =
    [
        Limits("$ref", KeywordValue.Text),
        Limits("type", KeywordValue.Type),
        Limits("enum", KeywordValue.List),
        Limits("const", KeywordValue.Any),
        Limits("anyOf", KeywordValue.List) with { Subschemas = Subschemas.Many },
        Limits("oneOf", KeywordValue.List) with { Subschemas = Subschemas.Many },
        Limits("allOf", KeywordValue.List) with { Subschemas = Subschemas.Many },
        Limits("not", KeywordValue.Schema) with { Subschemas = Subschemas.One, WhyUntyped = "C# has no type for everything but something" },
        Limits("if", KeywordValue.Schema) with { Subschemas = Subschemas.One, WhyUntyped = DependsOnValue },
        Limits("then", KeywordValue.Schema) with { Subschemas = Subschemas.One, WhyUntyped = DependsOnValue },
        Limits("else", KeywordValue.Schema) with { Subschemas = Subschemas.One, WhyUntyped = DependsOnValue },

        Limits("minLength", KeywordValue.Count, JsonTypes.String),
        Limits("maxLength", KeywordValue.Count, JsonTypes.String),
        Limits("pattern", KeywordValue.Text, JsonTypes.String),
        Limits("format", KeywordValue.Text, JsonTypes.String | JsonTypes.Numbers), // the plan's double is a number

        Limits("minimum", KeywordValue.Number, JsonTypes.Numbers),
        Limits("maximum", KeywordValue.Number, JsonTypes.Numbers),
        Limits("exclusiveMinimum", KeywordValue.Number, JsonTypes.Numbers),
        Limits("exclusiveMaximum", KeywordValue.Number, JsonTypes.Numbers),
        Limits("multipleOf", KeywordValue.Step, JsonTypes.Numbers),

        Limits("items", KeywordValue.Schemas, JsonTypes.Array) with { Subschemas = Subschemas.OneOrMany },
        Limits("minItems", KeywordValue.Count, JsonTypes.Array),
        Limits("maxItems", KeywordValue.Count, JsonTypes.Array),
        Limits("uniqueItems", KeywordValue.Flag, JsonTypes.Array),
        Limits("contains", KeywordValue.Schema, JsonTypes.Array) with { Subschemas = Subschemas.One, WhyUntyped = OneItemType },
        Limits("additionalItems", KeywordValue.Schema, JsonTypes.Array) with { Subschemas = Subschemas.One, WhyUntyped = OneItemType },

        Limits("properties", KeywordValue.Map, JsonTypes.Object) with { Subschemas = Subschemas.Named },
        Limits("required", KeywordValue.List, JsonTypes.Object),
        Limits("additionalProperties", KeywordValue.Schema, JsonTypes.Object) with { Subschemas = Subschemas.One },
        Limits("patternProperties", KeywordValue.Map, JsonTypes.Object) with { Subschemas = Subschemas.Named, WhyUntyped = NeedsNames },
        Limits("propertyNames", KeywordValue.Schema, JsonTypes.Object) with { Subschemas = Subschemas.One, WhyUntyped = NeedsNames },
        Limits("minProperties", KeywordValue.Count, JsonTypes.Object) with { WhyUntyped = NotCounted },
        Limits("maxProperties", KeywordValue.Count, JsonTypes.Object) with { WhyUntyped = NotCounted },
        Limits("dependencies", KeywordValue.Map, JsonTypes.Object) with { Subschemas = Subschemas.Named, WhyUntyped = DependsOnProperty },

        Describes("definitions", KeywordValue.Map) with { Subschemas = Subschemas.Named },
        Describes("$defs", KeywordValue.Map) with { Subschemas = Subschemas.Named },
        Describes("$id", KeywordValue.Text),
        Describes("id", KeywordValue.Text),
        Describes("$schema", KeywordValue.Text),
        Describes("$comment", KeywordValue.Text),
        Describes("title", KeywordValue.Text),
        Describes("description", KeywordValue.Text),
        Describes("default", KeywordValue.Any),
        Describes("examples", KeywordValue.List),
        Describes("readOnly", KeywordValue.Flag),
        Describes("writeOnly", KeywordValue.Flag),
        Describes("contentEncoding", KeywordValue.Text),
        Describes("contentMediaType", KeywordValue.Text),

        // The plan's own.
        Own("deprecated", KeywordValue.Deprecation),
        Own("pii", KeywordValue.Flag),
        Own("csharpName", KeywordValue.Text),
        Own("renamedFrom", KeywordValue.Text),
        Own("valueNames", KeywordValue.Texts),
        Own("valueDescriptions", KeywordValue.Texts),

        Later("dependentRequired", DependsOnProperty),
        Later("dependentSchemas", DependsOnProperty) with { Subschemas = Subschemas.Named },
        Later("minContains", OneItemType),
        Later("maxContains", OneItemType),
        Later("prefixItems", OneItemType) with { Subschemas = Subschemas.Many },
        Later("unevaluatedItems", NotDraft07) with { Subschemas = Subschemas.One },
        Later("unevaluatedProperties", NotDraft07) with { Subschemas = Subschemas.One },

        Foreign("labels"),
        Foreign("eventMetadata"),
        Foreign("isNewProperty"),
        Foreign("key"),
        Foreign("name"),
        Foreign("version"),
        Foreign("owner"),
        Foreign("context"),
        Foreign("traits"),
        Foreign("example"),
        Foreign("tags"),
    ];

    private static readonly Dictionary<string, Keyword> ByName = All.ToDictionary(keyword => keyword.Name, StringComparer.Ordinal);

    /// <summary>The words of JSON Schema and of plans: what an unknown one may have been meant to be.</summary>
    public static readonly string[] Words = [.. All.Where(keyword => keyword.Role != KeywordRole.Foreign).Select(keyword => keyword.Name)];

    /// <summary>The keyword of a name; null for a word that is none.</summary>
    public static Keyword? Find(string name) => ByName.TryGetValue(name, out var keyword) ? keyword : null;

    private static Keyword Limits(string name, KeywordValue value, JsonTypes appliesTo = JsonTypes.Any) => new(name, KeywordRole.Limits, value, appliesTo);

    private static Keyword Describes(string name, KeywordValue value) => new(name, KeywordRole.Describes, value);

    private static Keyword Own(string name, KeywordValue value) => new(name, KeywordRole.Own, value);

    private static Keyword Later(string name, string whyUntyped) => new(name, KeywordRole.LaterDraft, KeywordValue.Any) { WhyUntyped = whyUntyped };

    private static Keyword Foreign(string name) => new(name, KeywordRole.Foreign, KeywordValue.Any);
}
