#if NET // the compiler reads JSON with its places, and has no System.Text.Json
using System.Text.Json;
using System.Text.Unicode;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Schemas.Instances;

/// <summary>
/// Reads JSON in UTF-8 into an <see cref="Instance"/>, in place of what it held; a <see cref="System.Text.Json.JsonDocument"/> would leave
/// an object and a rented array for each line.
/// </summary>
internal static class InstanceReader
{
    /// <exception cref="JsonException">It is no JSON, or not UTF-8.</exception>
    public static void Read(Instance instance, ReadOnlyMemory<byte> json, JsonReaderOptions options = default)
    {
        if (!Utf8.IsValid(json.Span))
            throw new JsonException("The text is not UTF-8.");
        instance.Reset(json);
        var reader = new Utf8JsonReader(json.Span, options);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    instance.Open(JsonKind.Object, start);
                    break;
                case JsonTokenType.StartArray:
                    instance.Open(JsonKind.Array, start);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    instance.Close((int)reader.BytesConsumed);
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    if (reader.ValueIsEscaped)
                        CheckPairs(reader);
                    instance.Add(JsonKind.String, start + 1, reader.ValueSpan.Length, reader.ValueIsEscaped);
                    break;
                default:
                    instance.Add(KindOf(reader.TokenType), start, reader.ValueSpan.Length);
                    break;
            }
        }
    }

    /// <summary>Half of a surrogate pair is a sign of text that was cut, and no receiver agrees on it.</summary>
    private static void CheckPairs(in Utf8JsonReader reader)
    {
        if (reader.ValueSpan.IndexOf("\\u"u8) < 0)
            return;
        try
        {
            _ = reader.GetString();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A string holds half of a surrogate pair.", exception);
        }
    }

    private static JsonKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.Number => JsonKind.Number,
        JsonTokenType.True => JsonKind.True,
        JsonTokenType.False => JsonKind.False,
        _ => JsonKind.Null,
    };
}
#endif
