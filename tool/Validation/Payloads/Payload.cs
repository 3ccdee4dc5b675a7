using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace TrackingPlan.Tool.Validation.Payloads;

/// <summary>
/// One JSON text as a list of its tokens, read once and looked at in any order. It is used again for the next text, so that a file of any
/// length leaves nothing behind; <see cref="JsonDocument"/> would leave an object and a rented array for each line.
/// </summary>
internal sealed class Payload
{
    private ReadOnlyMemory<byte> _json;
    private Token[] _tokens = new Token[64];
    private int _count;

    public PayloadValue Root => new(this, 0);

    internal ReadOnlySpan<byte> Text(in Token token) => _json.Span.Slice(token.Start, token.Length);

    internal ref readonly Token this[int index] => ref _tokens[index];

    /// <summary>Reads a text, in place of the one before.</summary>
    /// <exception cref="JsonException">It is no JSON, or not UTF-8.</exception>
    public void Read(ReadOnlyMemory<byte> json, JsonReaderOptions options = default)
    {
        if (!Utf8.IsValid(json.Span))
            throw new JsonException("The text is not UTF-8.");
        _json = json;
        _count = 0;
        var open = -1;
        var reader = new Utf8JsonReader(json.Span, options);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    // Until it is closed, a container's end is the container around it.
                    Add(reader.TokenType == JsonTokenType.StartObject ? JsonValueKind.Object : JsonValueKind.Array, reader, end: open);
                    open = _count - 1;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    ref var container = ref _tokens[open];
                    open = container.End;
                    container.End = _count;
                    container.Length = (int)reader.BytesConsumed - container.Start;
                    break;
                default:
                    Add(KindOf(reader.TokenType), reader, end: _count + 1);
                    break;
            }
        }
    }

    /// <summary>A text that stays.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static PayloadValue Parse(string json, JsonReaderOptions options = default)
    {
        var payload = new Payload();
        payload.Read(Encoding.UTF8.GetBytes(json), options);
        return payload.Root;
    }

    private static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.PropertyName or JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    private void Add(JsonValueKind kind, in Utf8JsonReader reader, int end)
    {
        if (_count == _tokens.Length)
            Array.Resize(ref _tokens, _count * 2);
        _tokens[_count++] = new Token
        {
            Start = (int)reader.TokenStartIndex + (kind == JsonValueKind.String ? 1 : 0),
            Length = reader.ValueSpan.Length,
            End = end,
            Kind = kind,
            IsEscaped = reader.ValueIsEscaped,
        };
    }

    /// <summary>A name, or a value with all that is in it.</summary>
    internal struct Token
    {
        /// <summary>Where its bytes begin; those of a string without its quotes.</summary>
        public int Start;

        public int Length;

        /// <summary>The token after it and its content.</summary>
        public int End;

        public JsonValueKind Kind;

        public bool IsEscaped;
    }
}
