using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Schemas.Keywords;

/// <summary>What a keyword's value may be, by the meta-schema of draft-07; anything else means nothing.</summary>
/// <param name="Expected">In words.</param>
/// <param name="Accepts">Whether a value may be one.</param>
internal sealed record KeywordValue(string Expected, Func<JsonValue, bool> Accepts)
{
    public static readonly KeywordValue Any = new("any value", static _ => true);
    public static readonly KeywordValue Text = new("text", static v => v.Kind == JsonKind.String);
    public static readonly KeywordValue Flag = new("true or false", static v => v.IsBoolean);
    public static readonly KeywordValue Count = new("an integer from 0", static v => CountOf(v) is not null);
    public static readonly KeywordValue Number = new("a number", static v => v.Kind == JsonKind.Number);
    public static readonly KeywordValue Step = new("a number above 0", static v => v.Kind == JsonKind.Number && ExactNumber.Parse(v.Text).Sign > 0);
    public static readonly KeywordValue List = new("an array", static v => v.Kind == JsonKind.Array);
    public static readonly KeywordValue Map = new("an object", static v => v.Kind == JsonKind.Object);
    public static readonly KeywordValue Schema = new("a schema", IsSchema);
    public static readonly KeywordValue Schemas = new("a schema or an array of schemas", static v => v.Kind == JsonKind.Array || IsSchema(v));
    public static readonly KeywordValue Type = new("a type of JSON", static v => v.Kind == JsonKind.Array ? v.Items.All(IsType) : IsType(v));
    public static readonly KeywordValue Texts = new("an object of texts", static v => v.Kind == JsonKind.Object && v.Members.All(m => m.Value.Kind == JsonKind.String));
    public static readonly KeywordValue Deprecation = new("true, words, or an object of words and a day", static v => v.IsBoolean || v.Kind is JsonKind.String or JsonKind.Object);

    /// <summary>An integer from 0, and one that is larger than any count as the largest; null for anything else.</summary>
    public static int? CountOf(JsonValue value)
    {
        if (value.Kind != JsonKind.Number || ExactNumber.Parse(value.Text) is not { IsInteger: true, Sign: >= 0 } number)
            return null;
        return number.TryDecimal(out var count) && count <= int.MaxValue ? (int)count : int.MaxValue;
    }

    private static bool IsSchema(JsonValue value) => value.IsBoolean || value.Kind == JsonKind.Object;

    private static bool IsType(JsonValue value) => value.Kind == JsonKind.String && value.Text != "any" && JsonType.Parse(value.Text) != JsonTypes.None;
}
