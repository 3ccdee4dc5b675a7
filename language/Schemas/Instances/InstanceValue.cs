using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Schemas.Instances;

/// <summary>A value in an <see cref="Instance"/>, which makes no object until it is asked for one.</summary>
internal readonly struct InstanceValue(Instance instance, int index)
{
    public JsonKind Kind => instance[index].Kind;

    /// <summary>Where it begins in the text, in bytes.</summary>
    public int Start => instance[index].Start;

    /// <summary>Tells it from every other value of its instance.</summary>
    public int Index => index;

    /// <summary>Its own bytes; those of a string without its quotes, and as they stand there.</summary>
    public ReadOnlySpan<byte> Raw => instance.Text(instance[index]);

    public bool IsEscaped => instance[index].IsEscaped;

    /// <summary>The members of an object, in the order of the text.</summary>
    public Members EnumerateMembers() => new(instance, index);

    /// <summary>The items of an array.</summary>
    public Items EnumerateItems() => new(instance, index);

    /// <summary>Items of an array or members of an object.</summary>
    public int Count()
    {
        var (count, end) = (0, instance[index].End);
        for (var i = index + 1; i < end; i = instance[i].End)
            count++;
        return Kind == JsonKind.Object ? count / 2 : count;
    }

    /// <summary>The member of an object; the last one when there are several of that name.</summary>
    /// <param name="name">In the bytes of <see cref="InstanceText"/>.</param>
    /// <param name="value">Its value.</param>
    public bool TryGet(ReadOnlySpan<byte> name, out InstanceValue value)
    {
        value = default;
        var found = false;
        if (Kind != JsonKind.Object)
            return false;
        foreach (var (key, member) in EnumerateMembers())
        {
            if (key.IsText(name))
                (value, found) = (member, true);
        }

        return found;
    }

    /// <summary>Whether a string, or a name, is this text.</summary>
    public bool IsText(ReadOnlySpan<byte> text) => IsEscaped ? InstanceText.Of(GetText()).AsSpan().SequenceEqual(text) : Raw.SequenceEqual(text);

    /// <summary>The text of a string or a name.</summary>
    public string GetText() => IsEscaped ? InstanceText.Unescape(Raw) : InstanceText.Decode(Raw);

    /// <summary>The value of a number.</summary>
    public ExactNumber GetNumber() => ExactNumber.Parse(Raw);

    /// <summary>Whether a number has no fraction, however it is written: <c>1.0</c> and <c>1e3</c> are integers too.</summary>
    public bool IsInteger() => Raw.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 || GetNumber().IsInteger;

    internal ref struct Members(Instance instance, int container)
    {
        private readonly int _end = instance[container].End;
        private int _name;
        private int _next = container + 1;

        public readonly (InstanceValue Name, InstanceValue Value) Current => (new(instance, _name), new(instance, _name + 1));

        public readonly Members GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next >= _end)
                return false;
            _name = _next;
            _next = instance[_name + 1].End;
            return true;
        }
    }

    internal ref struct Items(Instance instance, int container)
    {
        private readonly int _end = instance[container].End;
        private int _item;
        private int _next = container + 1;

        public readonly InstanceValue Current => new(instance, _item);

        public readonly Items GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next >= _end)
                return false;
            _item = _next;
            _next = instance[_item].End;
            return true;
        }
    }
}
