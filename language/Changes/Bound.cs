using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Changes;

/// <summary>The one limit that a plain and an exclusive limit make together.</summary>
internal readonly struct Bound : IComparable<Bound>
{
    private readonly ExactNumber? _value;
    private readonly bool _isUpper;
    private readonly bool _isExclusive;
    private readonly string? _text;

    private Bound(string? text, bool isUpper, bool isExclusive)
    {
        _text = text;
        _value = Value(text);
        _isUpper = isUpper;
        _isExclusive = isExclusive;
    }

    public static Bound Lower(string? inclusive, string? exclusive) => Of(inclusive, exclusive, isUpper: false);

    public static Bound Upper(string? inclusive, string? exclusive) => Of(inclusive, exclusive, isUpper: true);

    /// <summary>A JSON number; null when absent.</summary>
    public static ExactNumber? Value(string? number) => number is null ? null : ExactNumber.Parse(number);

    /// <summary>By where the permitted values begin or end: <c>&gt; 5</c> is more than <c>&gt;= 5</c>, <c>&lt; 5</c> less than <c>&lt;= 5</c>.</summary>
    public int CompareTo(Bound other)
    {
        var order = (_value, other._value) switch
        {
            ({ } mine, { } others) => mine.CompareTo(others),
            (null, null) => 0,
            _ => _value is null == _isUpper ? 1 : -1, // no limit is beyond every limit
        };
        if (order != 0 || _isExclusive == other._isExclusive)
            return order;
        return _isExclusive == _isUpper ? -1 : 1;
    }

    public override string ToString() =>
        _text is null ? "unlimited" : (_isUpper ? _isExclusive ? "below " : "at most " : _isExclusive ? "above " : "at least ") + _text;

    private static Bound Of(string? inclusive, string? exclusive, bool isUpper)
    {
        var plain = new Bound(inclusive, isUpper, isExclusive: false);
        if (exclusive is null)
            return plain;
        var strict = new Bound(exclusive, isUpper, isExclusive: true);
        var isStricter = isUpper ? strict.CompareTo(plain) < 0 : strict.CompareTo(plain) > 0;
        return isStricter ? strict : plain;
    }
}
