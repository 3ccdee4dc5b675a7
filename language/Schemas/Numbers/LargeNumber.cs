using System.Globalization;
using System.Numerics;
using System.Text;

namespace TrackingPlan.Language.Schemas.Numbers;

/// <summary>A number beyond <see cref="decimal"/>: a coefficient that does not end with a zero, times a power of ten.</summary>
internal sealed class LargeNumber : IEquatable<LargeNumber>, IComparable<LargeNumber>
{
    /// <summary>Beyond this an exponent counts as this one: its digits would not fit any memory.</summary>
    private const long LargestExponent = 1_000_000_000_000_000;

    private const int DecimalScale = 28;
    private static readonly BigInteger DecimalLimit = BigInteger.One << 96;

    private readonly BigInteger _coefficient;
    private readonly long _exponent;

    /// <summary>How many digits the coefficient has: with the exponent, the size of the number.</summary>
    private readonly int _digits;

    private LargeNumber(BigInteger coefficient, long exponent, int digits) => (_coefficient, _exponent, _digits) = (coefficient, exponent, digits);

    public int Sign => _coefficient.Sign;

    public bool IsInteger => _exponent >= 0 || _coefficient.IsZero;

    public static LargeNumber Of(decimal value) => Parse(Encoding.ASCII.GetBytes(value.ToString(CultureInfo.InvariantCulture)));

    public static LargeNumber Parse(ReadOnlySpan<byte> json)
    {
        var isNegative = json.Length > 0 && json[0] == '-';
        var digits = new StringBuilder(json.Length);
        var (exponent, i, isFraction) = (0L, isNegative ? 1 : 0, false);
        for (; i < json.Length && json[i] is (>= (byte)'0' and <= (byte)'9') or (byte)'.'; i++)
        {
            if (json[i] == '.')
            {
                isFraction = true;
                continue;
            }

            exponent -= isFraction ? 1 : 0;
            if (digits.Length > 0 || json[i] != '0')
                digits.Append((char)json[i]);
        }

        if (i < json.Length && json[i] is (byte)'e' or (byte)'E')
            exponent += Exponent(json.Slice(i + 1));
        var length = digits.Length;
        while (length > 0 && digits[length - 1] == '0')
            length--;
        if (length == 0)
            return new(BigInteger.Zero, 0, 0);
        exponent += digits.Length - length;
        var coefficient = BigInteger.Parse(digits.ToString(0, length), NumberStyles.None, CultureInfo.InvariantCulture);
        return new(isNegative ? -coefficient : coefficient, exponent, length);
    }

    /// <summary>The number as a decimal, when none of it is lost.</summary>
    public bool TryDecimal(out decimal value)
    {
        value = 0;
        if (_exponent < -DecimalScale || _digits + _exponent > DecimalScale + 1)
            return false;
        var whole = _exponent > 0 ? _coefficient * BigInteger.Pow(10, (int)_exponent) : _coefficient;
        if (BigInteger.Abs(whole) >= DecimalLimit)
            return false;
        var bits = decimal.GetBits((decimal)BigInteger.Abs(whole));
        value = new decimal(bits[0], bits[1], bits[2], whole.Sign < 0, (byte)Math.Max(0, -_exponent));
        return true;
    }

    public bool IsMultipleOf(LargeNumber step)
    {
        var scale = _exponent - step._exponent;

        // With a finer step's zeros moved to it, a coefficient that does not end with a zero is no multiple of ten.
        if (scale < 0)
            return false;
        var divisor = BigInteger.Abs(step._coefficient);
        return (_coefficient % divisor * BigInteger.ModPow(10, scale, divisor) % divisor).IsZero;
    }

    /// <summary>Compares numbers of one sign.</summary>
    public int CompareTo(LargeNumber? other)
    {
        if (other is null)
            return 1;
        var order = (_digits + _exponent).CompareTo(other._digits + other._exponent);
        if (order != 0)
            return Sign * order;
        var shift = _exponent - other._exponent;
        var left = shift > 0 ? _coefficient * BigInteger.Pow(10, (int)shift) : _coefficient;
        var right = shift < 0 ? other._coefficient * BigInteger.Pow(10, (int)-shift) : other._coefficient;
        return left.CompareTo(right);
    }

    public bool Equals(LargeNumber? other) => other is not null && _exponent == other._exponent && _coefficient == other._coefficient;

    public override bool Equals(object? obj) => Equals(obj as LargeNumber);

    public override int GetHashCode() => unchecked((_coefficient.GetHashCode() * 397) ^ _exponent.GetHashCode());

    public override string ToString() =>
        _coefficient.ToString(CultureInfo.InvariantCulture) + (_exponent == 0 ? "" : "e" + _exponent.ToString(CultureInfo.InvariantCulture));

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        var (value, isNegative) = (0L, text.Length > 0 && text[0] == '-');
        foreach (var digit in text)
        {
            if (digit is >= (byte)'0' and <= (byte)'9')
                value = Math.Min(value * 10 + digit - '0', LargestExponent);
        }

        return isNegative ? -value : value;
    }
}
