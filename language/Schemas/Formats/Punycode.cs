using System.Text;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Formats;

/// <summary>RFC 3492, with the parameters of section 5: how DNS sends letters beyond ASCII.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int FirstThreshold = 1;
    private const int LastThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int FirstBias = 72;
    private const int FirstCodePoint = 0x80;
    private const int LastCodePoint = 0x10FFFF;

    /// <summary>The text of an encoded label without its prefix; null when it is none.</summary>
    public static string? Decode(ReadOnlySpan<char> encoded)
    {
        var points = new List<int>();
        var basic = encoded.LastIndexOf('-');
        for (var i = 0; i < basic; i++)
            points.Add(encoded[i]);
        var (point, index, bias) = (FirstCodePoint, 0, FirstBias);
        for (var at = basic + 1; at < encoded.Length;)
        {
            var (before, weight) = (index, 1);
            for (var k = Base; ; k += Base)
            {
                if (at == encoded.Length || DigitOf(encoded[at++]) is not (>= 0 and var digit) || digit > (int.MaxValue - index) / weight)
                    return null;
                index += digit * weight;
                var threshold = Threshold(k, bias);
                if (digit < threshold)
                    break;
                if (weight > int.MaxValue / (Base - threshold))
                    return null;
                weight *= Base - threshold;
            }

            bias = Adapt(index - before, points.Count + 1, before == 0);
            if (index / (points.Count + 1) > LastCodePoint - point)
                return null;
            point += index / (points.Count + 1);
            index %= points.Count + 1;
            if (point is >= 0xD800 and <= 0xDFFF)
                return null;
            points.Insert(index++, point);
        }

        var text = new StringBuilder();
        foreach (var each in points)
            text.Append(char.ConvertFromUtf32(each));
        return text.ToString();
    }

    /// <summary>A label as DNS sends it, without its prefix.</summary>
    public static string Encode(ReadOnlySpan<char> label)
    {
        var points = CodePoints.Of(label);
        var encoded = new StringBuilder();
        foreach (var each in points)
        {
            if (each < FirstCodePoint)
                encoded.Append((char)each);
        }

        var (point, delta, bias, basic) = (FirstCodePoint, 0L, FirstBias, encoded.Length);
        var done = basic;
        if (basic > 0)
            encoded.Append('-');
        while (done < points.Count)
        {
            var next = int.MaxValue;
            foreach (var each in points)
            {
                if (each >= point && each < next)
                    next = each;
            }

            delta += (long)(next - point) * (done + 1);
            point = next;
            foreach (var each in points)
            {
                if (each < point)
                    delta++;
                if (each != point)
                    continue;
                var rest = delta;
                for (var k = Base; ; k += Base)
                {
                    var threshold = Threshold(k, bias);
                    if (rest < threshold)
                        break;
                    encoded.Append(DigitFor((int)(threshold + (rest - threshold) % (Base - threshold))));
                    rest = (rest - threshold) / (Base - threshold);
                }

                encoded.Append(DigitFor((int)rest));
                bias = Adapt((int)delta, done + 1, done == basic);
                delta = 0;
                done++;
            }

            delta++;
            point++;
        }

        return encoded.ToString();
    }

    private static int Threshold(int k, int bias) => Math.Min(Math.Max(k - bias, FirstThreshold), LastThreshold);

    private static int Adapt(int delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Base - FirstThreshold) * LastThreshold / 2; k += Base)
            delta /= Base - FirstThreshold;
        return k + (Base - FirstThreshold + 1) * delta / (delta + Skew);
    }

    private static int DigitOf(char c) => AsciiChar.IsDigit(c) ? c - '0' + 26 : AsciiChar.IsLetter(c) ? (c | 0x20) - 'a' : -1;

    private static char DigitFor(int digit) => (char)(digit < 26 ? digit + 'a' : digit - 26 + '0');
}
