using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Schemas.Instances;

/// <summary>
/// A JSON value that is judged ("instance", as JSON Schema calls it): a list of tokens over UTF-8, looked at in any order. It is filled
/// again for the next value, so that judging a file of any length leaves nothing behind.
/// </summary>
internal sealed class Instance
{
    private ReadOnlyMemory<byte> _text;
    private Token[] _tokens = new Token[64];
    private int _count;
    private int _open = -1;

    public InstanceValue Root => new(this, 0);

    internal ReadOnlySpan<byte> Text(in Token token) => _text.Span.Slice(token.Start, token.Length);

    internal ref readonly Token this[int index] => ref _tokens[index];

    /// <summary>Starts over with a new text.</summary>
    public void Reset(ReadOnlyMemory<byte> text) => (_text, _count, _open) = (text, 0, -1);

    /// <summary>Gives the bytes that the tokens were added for, where they came later.</summary>
    public void SetText(ReadOnlyMemory<byte> text) => _text = text;

    /// <summary>Adds a name, or a value that holds no other.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="start">Where its bytes begin; those of a string without its quotes.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="isEscaped">Whether a string's bytes hold the escapes of JSON.</param>
    public void Add(JsonKind kind, int start, int length, bool isEscaped = false)
    {
        Grow();
        _tokens[_count] = new Token { Start = start, Length = length, End = _count + 1, Kind = kind, IsEscaped = isEscaped };
        _count++;
    }

    /// <summary>Begins an object or array.</summary>
    public void Open(JsonKind kind, int start)
    {
        Grow();

        // Until it is closed, a container's end is the container around it.
        _tokens[_count] = new Token { Start = start, End = _open, Kind = kind };
        _open = _count++;
    }

    /// <summary>Ends the object or array that was begun last.</summary>
    /// <param name="end">Where the text goes on after it.</param>
    public void Close(int end)
    {
        ref var container = ref _tokens[_open];
        _open = container.End;
        container.End = _count;
        container.Length = end - container.Start;
    }

    private void Grow()
    {
        if (_count == _tokens.Length)
            Array.Resize(ref _tokens, _count * 2);
    }

    /// <summary>A name, or a value with all that is in it.</summary>
    internal struct Token
    {
        public int Start;

        public int Length;

        /// <summary>The token after it and its content.</summary>
        public int End;

        public JsonKind Kind;

        public bool IsEscaped;
    }
}
