using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace TrackingPlan.Language.Schemas.Numbers;

/// <summary>
/// The value of a JSON number, exact at any size: <c>1</c>, <c>1.0</c> and <c>10e-1</c> are one number, 9007199254740993 and
/// 9007199254740992 are two.
/// </summary>
internal readonly struct ExactNumber : IEquatable<ExactNumber>, IComparable<ExactNumber>
{
    /// <summary>So many characters without an exponent always fit a decimal without rounding.</summary>
    private const int AlwaysDecimal = 28;

    /// <summary>From 1e-28 to 1e28.</summary>
    private static readonly decimal[] PowersOfTen = Powers();

    private readonly decimal _small;

    /// <summary>Only for what no decimal holds exactly, so that a number has one representation.</summary>
    private readonly LargeNumber? _large;

    public ExactNumber(decimal value) => _small = value;

    private ExactNumber(LargeNumber large)
    {
        if (!large.TryDecimal(out _small))
            _large = large;
    }

    public bool IsInteger => _large?.IsInteger ?? decimal.Truncate(_small) == _small;

    public bool IsZero => _large is null && _small == 0;

    public int Sign => _large?.Sign ?? Math.Sign(_small);

    private LargeNumber Large => _large ?? LargeNumber.Of(_small);

    /// <summary>Reads a number as RFC 8259 writes it. What is none is read as far as it is one; a parser has looked at it before.</summary>
    public static ExactNumber Parse(ReadOnlySpan<byte> json)
    {
        var digits = json.IndexOfAny((byte)'e', (byte)'E');
        if (digits < 0)
            digits = json.Length;
        if (digits > AlwaysDecimal || !Utf8Parser.TryParse(json.Slice(0, digits), out decimal small, out _))
            return new(LargeNumber.Parse(json));
        if (digits == json.Length)
            return new(small);
        var power = json.Slice(json[digits + 1] == '+' ? digits + 2 : digits + 1);
        return Utf8Parser.TryParse(power, out int exponent, out _) && Math.Abs((long)exponent) <= AlwaysDecimal - digits
            ? new(small * PowersOfTen[exponent + AlwaysDecimal])
            : new(LargeNumber.Parse(json));
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte})"/>
    public static ExactNumber Parse(string json) => Parse(Encoding.ASCII.GetBytes(json));

    /// <summary>Whether this is a whole number of steps; a step of zero permits everything, for no schema can mean it.</summary>
    public bool IsMultipleOf(ExactNumber step)
    {
        if (step.IsZero)
            return true;
        if (_large is null && step._large is null)
        {
            try
            {
                return _small % step._small == 0;
            }
            catch (OverflowException)
            {
                // The .NET Framework scales before it divides.
            }
        }

        return IsZero || Large.IsMultipleOf(step.Large);
    }

    public bool TryDecimal(out decimal value)
    {
        value = _small;
        return _large is null;
    }

    public int CompareTo(ExactNumber other) =>
        _large is null && other._large is null ? _small.CompareTo(other._small)
        : Sign != other.Sign ? Sign.CompareTo(other.Sign)
        : Large.CompareTo(other.Large);

    public bool Equals(ExactNumber other) => _large is null ? other._large is null && _small == other._small : _large.Equals(other._large);

    public override bool Equals(object? obj) => obj is ExactNumber other && Equals(other);

    public override int GetHashCode() => _large?.GetHashCode() ?? _small.GetHashCode();

    /// <summary>The same text for equal numbers: <c>1</c> for <c>1.0</c>.</summary>
    public override string ToString() =>
        _large?.ToString() ?? (_small / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static decimal[] Powers()
    {
        var powers = new decimal[2 * AlwaysDecimal + 1];
        for (var i = 0; i <= AlwaysDecimal; i++)
        {
            powers[AlwaysDecimal + i] = i == 0 ? 1 : powers[AlwaysDecimal + i - 1] * 10;
            powers[AlwaysDecimal - i] = new decimal(1, 0, 0, false, (byte)i);
        }

        return powers;
    }

    public static bool operator ==(ExactNumber left, ExactNumber right) => left.Equals(right);

    public static bool operator !=(ExactNumber left, ExactNumber right) => !left.Equals(right);

    public static bool operator <(ExactNumber left, ExactNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(ExactNumber left, ExactNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(ExactNumber left, ExactNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ExactNumber left, ExactNumber right) => left.CompareTo(right) >= 0;
}
