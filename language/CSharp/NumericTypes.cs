using System.Globalization;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.CSharp;

/// <summary>
/// Numbers with their bounds as C# literals. A bound that no literal says exactly becomes the one that permits the same values of the type.
/// </summary>
internal static class NumericTypes
{
    public static NumericType Of(NumberSchema schema)
    {
        var bounds = new List<CheckedBound>();
        Add(bounds, schema.Minimum, schema.Type, isLower: true, isExclusive: false);
        Add(bounds, schema.Maximum, schema.Type, isLower: false, isExclusive: false);
        Add(bounds, schema.ExclusiveMinimum, schema.Type, isLower: true, isExclusive: true);
        Add(bounds, schema.ExclusiveMaximum, schema.Type, isLower: false, isExclusive: true);
        if (schema.MultipleOf is { } step)
            bounds.Add(new CheckedBound("MultipleOf", StepOf(step, schema.Type)));
        return new NumericType(schema.Type) { Bounds = bounds.ToEquatableArray() };
    }

    private static void Add(List<CheckedBound> bounds, string? limit, NumberType type, bool isLower, bool isExclusive)
    {
        if (limit is null)
            return;
        var exact = ExactNumber.Parse(limit);
        var (literal, nearest) = type is NumberType.Double ? DoubleOf(limit) : DecimalOf(exact, limit, type);

        // Between the nearest value of the type and the bound there is no other.
        var order = nearest.CompareTo(exact);
        if (order != 0)
            isExclusive = isLower == order < 0;
        bounds.Add(new CheckedBound((isExclusive ? "Exclusive" : "") + (isLower ? "Minimum" : "Maximum"), literal));
    }

    private static (string Literal, ExactNumber Value) DoubleOf(string limit)
    {
        var isNumber = double.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out var nearest) && !double.IsInfinity(nearest);
        if (!isNumber)
            nearest = limit[0] == '-' ? double.MinValue : double.MaxValue;
        var text = nearest.ToString("R", CultureInfo.InvariantCulture);
        return (text + "D", ExactNumber.Parse(text));
    }

    private static (string Literal, ExactNumber Value) DecimalOf(ExactNumber exact, string limit, NumberType type)
    {
        if (!exact.TryDecimal(out var nearest) && !decimal.TryParse(limit, NumberStyles.Float, CultureInfo.InvariantCulture, out nearest))
            nearest = exact.Sign < 0 ? decimal.MinValue : decimal.MaxValue;
        return (Literal(nearest, type), new(nearest));
    }

    private static string StepOf(string step, NumberType type) =>
        ExactNumber.Parse(step).TryDecimal(out var exact) ? Literal(exact, type) : $"\"{step}\""; // the digits of a JSON number need no escaping

    private static string Literal(decimal value, NumberType type)
    {
        var isLong = type is NumberType.Integer && value == decimal.Truncate(value) && value is >= long.MinValue and <= long.MaxValue;
        return isLong ? decimal.Truncate(value).ToString(CultureInfo.InvariantCulture) + "L" : value.ToString(CultureInfo.InvariantCulture) + "M";
    }
}
