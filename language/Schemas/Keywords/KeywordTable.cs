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
        Limits("$ref"),
        Limits("type"),
        Limits("enum"),
        Limits("const"),
        Limits("anyOf") with { Subschemas = Subschemas.Many },
        Limits("oneOf") with { Subschemas = Subschemas.Many },
        Limits("allOf") with { Subschemas = Subschemas.Many },
        Limits("not") with { Subschemas = Subschemas.One, WhyUntyped = "C# has no type for everything but something" },
        Limits("if") with { Subschemas = Subschemas.One, WhyUntyped = DependsOnValue },
        Limits("then") with { Subschemas = Subschemas.One, WhyUntyped = DependsOnValue },
        Limits("else") with { Subschemas = Subschemas.One, WhyUntyped = DependsOnValue },

        Limits("minLength", JsonTypes.String),
        Limits("maxLength", JsonTypes.String),
        Limits("pattern", JsonTypes.String),
        Limits("format", JsonTypes.String | JsonTypes.Numbers), // the plan's double is a number

        Limits("minimum", JsonTypes.Numbers),
        Limits("maximum", JsonTypes.Numbers),
        Limits("exclusiveMinimum", JsonTypes.Numbers),
        Limits("exclusiveMaximum", JsonTypes.Numbers),
        Limits("multipleOf", JsonTypes.Numbers),

        Limits("items", JsonTypes.Array) with { Subschemas = Subschemas.OneOrMany },
        Limits("minItems", JsonTypes.Array),
        Limits("maxItems", JsonTypes.Array),
        Limits("uniqueItems", JsonTypes.Array),
        Limits("contains", JsonTypes.Array) with { Subschemas = Subschemas.One, WhyUntyped = OneItemType },
        Limits("additionalItems", JsonTypes.Array) with { Subschemas = Subschemas.One, WhyUntyped = OneItemType },

        Limits("properties", JsonTypes.Object) with { Subschemas = Subschemas.Named },
        Limits("required", JsonTypes.Object),
        Limits("additionalProperties", JsonTypes.Object) with { Subschemas = Subschemas.One },
        Limits("patternProperties", JsonTypes.Object) with { Subschemas = Subschemas.Named, WhyUntyped = NeedsNames },
        Limits("propertyNames", JsonTypes.Object) with { Subschemas = Subschemas.One, WhyUntyped = NeedsNames },
        Limits("minProperties", JsonTypes.Object) with { WhyUntyped = NotCounted },
        Limits("maxProperties", JsonTypes.Object) with { WhyUntyped = NotCounted },
        Limits("dependencies", JsonTypes.Object) with { Subschemas = Subschemas.Named, WhyUntyped = DependsOnProperty },

        Describes("definitions") with { Subschemas = Subschemas.Named },
        Describes("$defs") with { Subschemas = Subschemas.Named },
        Describes("$id"),
        Describes("id"),
        Describes("$schema"),
        Describes("$comment"),
        Describes("title"),
        Describes("description"),
        Describes("default"),
        Describes("examples"),
        Describes("deprecated"),
        Describes("readOnly"),
        Describes("writeOnly"),
        Describes("contentEncoding"),
        Describes("contentMediaType"),

        // The plan's own.
        Describes("pii"),
        Describes("csharpName"),
        Describes("renamedFrom"),
        Describes("valueNames"),
        Describes("valueDescriptions"),

        Later("dependentRequired", DependsOnProperty),
        Later("dependentSchemas", DependsOnProperty),
        Later("minContains", OneItemType),
        Later("maxContains", OneItemType),
        Later("prefixItems", OneItemType),
        Later("unevaluatedItems", NotDraft07),
        Later("unevaluatedProperties", NotDraft07),

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

    /// <summary>The keyword of a name; null for a word that is none.</summary>
    public static Keyword? Find(string name) => ByName.TryGetValue(name, out var keyword) ? keyword : null;

    private static Keyword Limits(string name, JsonTypes appliesTo = JsonTypes.Any) => new(name, KeywordRole.Limits, appliesTo);

    private static Keyword Describes(string name) => new(name, KeywordRole.Describes);

    private static Keyword Later(string name, string whyUntyped) => new(name, KeywordRole.LaterDraft) { WhyUntyped = whyUntyped };

    private static Keyword Foreign(string name) => new(name, KeywordRole.Foreign);
}
