using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Checks;

/// <summary>JSON types of schemas in words. Each schema is looked at once, however many others refer to it.</summary>
internal sealed class SchemaTypes(DefinitionTable definitions)
{
    /// <summary>Lists of lists, and unions in them, are told apart to this depth; a definition may be a list of itself.</summary>
    private const int MaxDepth = 4;

    /// <summary>A longer list of types tells nobody anything.</summary>
    private const int MaxLength = 200;

    private readonly Dictionary<Place, string?> _known = [];

    /// <summary>Without null, which every column may hold; null for a schema that may be anything.</summary>
    public string? Describe(Schema schema) => Describe(schema, 0);

    private string? Describe(Schema schema, int depth)
    {
        var target = definitions.Resolve(schema).Target;
        if (target is not (ArraySchema or UnionSchema or EnumSchema))
            return OfSimple(target);
        if (!_known.TryGetValue(new(target, depth), out var words))
            _known.Add(new(target, depth), words = OfSeveral(target, depth));
        return words;
    }

    private static string? OfSimple(Schema schema) => schema switch
    {
        StringSchema { Format: StringFormat.DateTime or StringFormat.Date } => "a date in a string",
        StringSchema => "a string",
        NumberSchema { Type: NumberType.Integer } => "an integer",
        NumberSchema => "a number",
        BooleanSchema => "a boolean",
        ConstSchema constant => OfJson(constant.Json),
        ObjectSchema => "an object",
        _ => null,
    };

    private string? OfSeveral(Schema schema, int depth) => schema switch
    {
        EnumSchema { Values: var values } => Same(values.Select(value => OfJson(value.Json))),
        ArraySchema array when depth < MaxDepth && Describe(array.Items, depth + 1) is { } items => "an array of " + items.Substring(items.IndexOf(' ') + 1) + "s",
        ArraySchema => "an array",
        UnionSchema union when depth < MaxDepth => Short(union.Members.Select(member => Describe(member, depth + 1) ?? "anything").Distinct(StringComparer.Ordinal).OrderBy(type => type, StringComparer.Ordinal)),
        _ => null,
    };

    private static string Short(IEnumerable<string> types) =>
        string.Join(" or ", types) is { Length: <= MaxLength } words ? words : "one of many types";

    private static string? Same(IEnumerable<string?> types)
    {
        var all = types.Distinct(StringComparer.Ordinal).OrderBy(type => type, StringComparer.Ordinal).ToList();
        return all.Contains(null) ? null : string.Join(" or ", all);
    }

    private static string? OfJson(string json) => json[0] switch
    {
        '"' => "a string",
        't' or 'f' => "a boolean",
        '{' => "an object",
        '[' => "an array",
        'n' => null,
        _ => ExactNumber.Parse(json).IsInteger ? "an integer" : "a number",
    };

    /// <summary>A schema as the one object that it is, and how deep it stands.</summary>
    private readonly record struct Place(Schema Schema, int Depth)
    {
        public bool Equals(Place other) => ReferenceEquals(Schema, other.Schema) && Depth == other.Depth;

        public override int GetHashCode() => unchecked((System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Schema) * 31) + Depth);
    }
}
