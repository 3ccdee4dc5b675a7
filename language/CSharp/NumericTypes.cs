using System.Globalization;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.CSharp;

/// <summary>Numbers with their bounds as C# literals of their own type; a bound that the type cannot say is no bound for it.</summary>
internal static class NumericTypes
{
    public static NumericType Of(NumberSchema schema)
    {
        var bounds = new List<CheckedBound>();
        Add(bounds, "Minimum", schema.Minimum, schema.Type);
        Add(bounds, "Maximum", schema.Maximum, schema.Type);
        Add(bounds, "ExclusiveMinimum", schema.ExclusiveMinimum, schema.Type);
        Add(bounds, "ExclusiveMaximum", schema.ExclusiveMaximum, schema.Type);
        Add(bounds, "MultipleOf", schema.MultipleOf, schema.Type);
        return new NumericType(schema.Type) { Bounds = bounds.ToEquatableArray() };
    }

    private static void Add(List<CheckedBound> bounds, string check, string? limit, NumberType type)
    {
        if (limit is not null && Literal(limit, type) is { } literal)
            bounds.Add(new CheckedBound(check, literal));
    }

    private static string? Literal(string number, NumberType type)
    {
        if (type is NumberType.Integer && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            return number + "L";
        if (type is NumberType.Double)
        {
            return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && !double.IsInfinity(real)
                ? real.ToString("R", CultureInfo.InvariantCulture) + "D"
                : null;
        }

        return decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact.ToString(CultureInfo.InvariantCulture) + "M"
            : null;
    }
}
