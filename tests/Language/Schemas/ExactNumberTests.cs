using System.Globalization;
using System.Numerics;
using CsCheck;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Tests.Schemas;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("10e-1", "1", 0)]
    [InlineData("-0", "0", 0)]
    [InlineData("0e99999999999999999999", "0", 0)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("0.1", "0.10000000000000000000000000000000000001", -1)]
    [InlineData("1e-29", "0", 1)]
    [InlineData("5e-324", "0", 1)]
    [InlineData("1e400", "1e399", 1)]
    [InlineData("-1e400", "1", -1)]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950336", -1)]
    [InlineData("123456789012345678901234567890", "1.2345678901234567890123456789e29", 0)]
    [InlineData("1e1000000000000", "1e1000000000001", -1)]
    public void Numbers_compare_by_value(string left, string right, int order)
    {
        var (a, b) = (ExactNumber.Parse(left), ExactNumber.Parse(right));
        Assert.Equal(order, Math.Sign(a.CompareTo(b)));
        Assert.Equal(-order, Math.Sign(b.CompareTo(a)));
        Assert.Equal(order == 0, a == b);
        if (order == 0)
            Assert.Equal((a.GetHashCode(), a.ToString()), (b.GetHashCode(), b.ToString()));
    }

    [Theory]
    [InlineData("1e30", "7", false)]
    [InlineData("7e30", "7", true)]
    [InlineData("0.3", "0.1", true)]
    [InlineData("0.35", "0.1", false)]
    [InlineData("1e308", "0.123456789", false)]
    [InlineData("1e1000000000", "3", false)]
    [InlineData("3e1000000000", "3", true)]
    [InlineData("19.99", "0.01", true)]
    [InlineData("0", "1e-400", true)]
    [InlineData("1e-401", "1e-400", false)]
    [InlineData("5", "0", true)]
    public void A_multiple_is_told_exactly(string value, string step, bool isMultiple) =>
        Assert.Equal(isMultiple, ExactNumber.Parse(value).IsMultipleOf(ExactNumber.Parse(step)));

    [Theory]
    [InlineData("1.0", true)]
    [InlineData("1e2", true)]
    [InlineData("1.5e1", true)]
    [InlineData("1e-30", false)]
    [InlineData("1e400", true)]
    [InlineData("1.00000000000000000000000000000000000000000001", false)]
    public void A_whole_number_is_an_integer_however_it_is_written(string number, bool isInteger) =>
        Assert.Equal(isInteger, ExactNumber.Parse(number).IsInteger);

    /// <summary>Beside whole numbers: every number times a power of ten that makes it one.</summary>
    [Fact]
    public void Order_and_multiples_are_those_of_whole_numbers() => Gen.Select(Number, Number).Sample(
        (left, right) =>
        {
            var (a, b) = (Scaled(left), Scaled(right));
            var (x, y) = (ExactNumber.Parse(left), ExactNumber.Parse(right));
            return Math.Sign(x.CompareTo(y)) == a.CompareTo(b)
                && x == y == (a == b)
                && (a != b || (x.GetHashCode() == y.GetHashCode() && x.ToString() == y.ToString()))
                && (y.IsZero || x.IsMultipleOf(y) == (a % b).IsZero)
                && ExactNumber.Parse(x.ToString()) == x;
        },
        iter: 20_000);

    private const int Scale = 80;

    private static readonly Gen<string> Number =
        Gen.Select(Gen.Bool, Gen.String[Gen.Char["0123456789"], 1, 34], Gen.String[Gen.Char["0012345"], 0, 32], Gen.Int[-40, 40], Gen.Bool)
            .Select((isNegative, whole, fraction, exponent, hasExponent) =>
                (isNegative ? "-" : "") + (whole.TrimStart('0') is { Length: > 0 } digits ? digits : "0") + (fraction.Length > 0 ? "." + fraction : "")
                + (hasExponent ? "e" + exponent.ToString(CultureInfo.InvariantCulture) : ""));

    private static BigInteger Scaled(string number)
    {
        var parts = number.Split('e');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : parts[0].Length - point - 1;
        return BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * BigInteger.Pow(10, Scale - decimals + exponent);
    }
}
