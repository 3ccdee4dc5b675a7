using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrackingPlan.Tool.Validation.Payloads;

/// <summary>A value in a <see cref="Payload"/>, which makes no object until it is asked for one.</summary>
internal readonly struct PayloadValue(Payload payload, int index)
{
    /// <summary>Which of the payload's values it is.</summary>
    public int Index => index;

    public JsonValueKind Kind => payload[index].Kind;

    /// <summary>Where it begins in the text, in bytes.</summary>
    public int Start => payload[index].Start;

    /// <summary>Its own bytes; those of a string without its quotes, and as they stand there.</summary>
    public ReadOnlySpan<byte> Raw => payload.Text(payload[index]);

    public bool IsEscaped => payload[index].IsEscaped;

    /// <summary>The members of an object, in the order of the text.</summary>
    public Members EnumerateMembers() => new(payload, index);

    /// <summary>The items of an array.</summary>
    public Items EnumerateItems() => new(payload, index);

    /// <summary>Items of an array or members of an object.</summary>
    public int Count()
    {
        var (count, end) = (0, payload[index].End);
        for (var i = index + 1; i < end; i = payload[i].End)
            count++;
        return Kind == JsonValueKind.Object ? count / 2 : count;
    }

    /// <summary>The member of an object; the last one when there are several of that name.</summary>
    public bool TryGet(ReadOnlySpan<byte> name, out PayloadValue value)
    {
        value = default;
        var found = false;
        if (Kind != JsonValueKind.Object)
            return false;
        foreach (var (key, member) in EnumerateMembers())
        {
            if (key.IsText(name))
                (value, found) = (member, true);
        }

        return found;
    }

    /// <summary>Whether a string, or a name, is this text.</summary>
    public bool IsText(ReadOnlySpan<byte> utf8) => IsEscaped ? GetText().AsSpan().SequenceEqual(Encoding.UTF8.GetString(utf8)) : Raw.SequenceEqual(utf8);

    /// <summary>The text of a string or a name.</summary>
    /// <exception cref="JsonException">It holds half of a surrogate pair.</exception>
    public string GetText() => IsEscaped ? Unescaped() : Encoding.UTF8.GetString(Raw);

    /// <summary>As it stands in the payload.</summary>
    public string GetRawText() => Kind == JsonValueKind.String ? $"\"{Encoding.UTF8.GetString(Raw)}\"" : Encoding.UTF8.GetString(Raw);

    /// <summary>Whether a number has no fraction, however it is written: <c>1.0</c> and <c>1e3</c> are integers too.</summary>
    public bool IsInteger() =>
        !Raw.ContainsAny((byte)'.', (byte)'e', (byte)'E')
        || (TryGetDecimal(out var exact) ? decimal.IsInteger(exact) : double.IsInteger(GetDouble()));

    public bool TryGetDecimal(out decimal value) => Utf8Parser.TryParse(Raw, out value, out var used, Raw.ContainsAny((byte)'e', (byte)'E') ? 'e' : 'g') && used == Raw.Length;

    public double GetDouble() => double.Parse(Raw, NumberStyles.Float, CultureInfo.InvariantCulture);

    public bool TryGetInt32(out int value) => Utf8Parser.TryParse(Raw, out value, out var used) && used == Raw.Length;

    private string Unescaped()
    {
        // The reader unescapes; it needs the quotes around.
        var token = payload[index];
        token.Start--;
        token.Length += 2;
        var reader = new Utf8JsonReader(payload.Text(token));
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A string holds half of a surrogate pair.", exception);
        }
    }

    internal ref struct Members(Payload payload, int container)
    {
        private readonly int _end = payload[container].End;
        private int _name;
        private int _next = container + 1;

        public readonly (PayloadValue Name, PayloadValue Value) Current => (new(payload, _name), new(payload, _name + 1));

        public readonly Members GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next >= _end)
                return false;
            _name = _next;
            _next = payload[_name + 1].End;
            return true;
        }
    }

    internal ref struct Items(Payload payload, int container)
    {
        private readonly int _end = payload[container].End;
        private int _item;
        private int _next = container + 1;

        public readonly PayloadValue Current => new(payload, _item);

        public readonly Items GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next >= _end)
                return false;
            _item = _next;
            _next = payload[_item].End;
            return true;
        }
    }
}
