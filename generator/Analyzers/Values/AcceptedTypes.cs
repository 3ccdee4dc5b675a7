using Microsoft.CodeAnalysis;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Generator.Analyzers.Values;

/// <summary>Which JSON types a schema takes, and which a C# type becomes.</summary>
internal static class AcceptedTypes
{
    /// <summary>Any number: an integer is one.</summary>
    public const JsonTypes Numbers = JsonTypes.Number | JsonTypes.Integer;

    /// <summary>The JSON types that the schema takes.</summary>
    public static JsonTypes Of(Schema schema, DefinitionTable definitions)
    {
        var resolved = definitions.Resolve(schema);
        var types = resolved.Target switch
        {
            StringSchema => JsonTypes.String,
            NumberSchema { Type: NumberType.Integer } => JsonTypes.Integer,
            NumberSchema => Numbers,
            BooleanSchema => JsonTypes.Boolean,
            ArraySchema => JsonTypes.Array,
            ObjectSchema => JsonTypes.Object,
            ConstSchema single => OfJson(single.Json),
            EnumSchema several => OfValues(several),
            UnionSchema union => OfMembers(union, definitions),
            _ => JsonTypes.Any,
        };
        return resolved.IsNullable ? types | JsonTypes.Null : types;
    }

    /// <summary>What a value of a C# type becomes as JSON; <see cref="JsonTypes.Any"/> where the type does not tell.</summary>
    public static JsonTypes Of(ITypeSymbol? type)
    {
        switch (type)
        {
            case null or IErrorTypeSymbol or ITypeParameterSymbol or IDynamicTypeSymbol:
                return JsonTypes.Any;
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                return Of(nullable.TypeArguments[0]) | JsonTypes.Null;
            case IArrayTypeSymbol:
                return JsonTypes.Array | JsonTypes.Null;
            case { TypeKind: TypeKind.Enum }:
                // A serialiser writes it as its name or as its number.
                return JsonTypes.String | JsonTypes.Integer;
            case { IsAnonymousType: true }:
                return JsonTypes.Object;
        }

        return type.SpecialType switch
        {
            SpecialType.System_String => JsonTypes.String | JsonTypes.Null,
            SpecialType.System_Char or SpecialType.System_DateTime => JsonTypes.String,
            SpecialType.System_Boolean => JsonTypes.Boolean,
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => JsonTypes.Integer,
            SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => Numbers,
            SpecialType.None => OfNamed(type),
            _ => JsonTypes.Any,
        };
    }

    /// <summary>The types in words: <c>a string or null</c>.</summary>
    public static string Describe(JsonTypes types)
    {
        var words = new List<string>();
        Add(JsonTypes.String, "a string");
        if ((types & JsonTypes.Number) != 0)
            words.Add("a number");
        else
            Add(JsonTypes.Integer, "an integer");
        Add(JsonTypes.Boolean, "a boolean");
        Add(JsonTypes.Array, "an array");
        Add(JsonTypes.Object, "an object");
        Add(JsonTypes.Null, "null");
        return words.Count == 0 ? "nothing" : string.Join(" or ", words);

        void Add(JsonTypes one, string word)
        {
            if ((types & one) != 0)
                words.Add(word);
        }
    }

    private static JsonTypes OfNamed(ITypeSymbol type)
    {
        var isSystem = type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
        if (isSystem && type.Name is "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly")
            return JsonTypes.String;
        return isSystem && type.Name == "Uri" ? JsonTypes.String | JsonTypes.Null : JsonTypes.Any;
    }

    private static JsonTypes OfJson(string json) => json.Length == 0 ? JsonTypes.Any : json[0] switch
    {
        '"' => JsonTypes.String,
        't' or 'f' => JsonTypes.Boolean,
        'n' => JsonTypes.Null,
        '[' => JsonTypes.Array,
        '{' => JsonTypes.Object,
        _ => json.IndexOfAny(['.', 'e', 'E']) < 0 ? JsonTypes.Integer : Numbers,
    };

    private static JsonTypes OfValues(EnumSchema schema)
    {
        var types = JsonTypes.None;
        foreach (var value in schema.Values)
            types |= OfJson(value.Json);
        return types;
    }

    private static JsonTypes OfMembers(UnionSchema schema, DefinitionTable definitions)
    {
        if (definitions.MembersOf(schema) is not { } members)
            return JsonTypes.Any;
        var types = JsonTypes.None;
        foreach (var member in members)
            types |= Of(member, definitions);
        return types;
    }
}
