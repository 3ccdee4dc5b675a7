using System.Globalization;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.CSharp;

/// <summary>What a schema demands of a value, in words for the documentation of a property.</summary>
internal static class Demands
{
    public static string Of(Schema schema)
    {
        var words = new List<string>();
        switch (schema)
        {
            case StringSchema text:
                Range(words, text.MinLength, text.MaxLength, "character");
                if (text.FormatName is { Length: > 0 } format)
                    words.Add("format " + format);
                if (text.Pattern is { } pattern)
                    words.Add("matches " + pattern);
                break;
            case NumberSchema number:
                Add(words, "at least ", number.Minimum);
                Add(words, "at most ", number.Maximum);
                Add(words, "greater than ", number.ExclusiveMinimum);
                Add(words, "less than ", number.ExclusiveMaximum);
                Add(words, "a multiple of ", number.MultipleOf);
                break;
            case ArraySchema array:
                Range(words, array.MinItems, array.MaxItems, "item");
                if (array.UniqueItems)
                    words.Add("no item twice");
                break;
        }

        return string.Join(", ", words);
    }

    private static void Add(List<string> words, string relation, string? limit)
    {
        if (limit is not null)
            words.Add(relation + limit);
    }

    private static void Range(List<string> words, int? minimum, int? maximum, string unit)
    {
        if (minimum is null && maximum is null)
            return;
        var range = (minimum ?? 0, maximum) switch
        {
            (var least, null) => "at least " + Number(least),
            (0, { } most) => "at most " + Number(most),
            var (least, most) when least == most => Number(least),
            var (least, most) => $"{Number(least)} to {Number(most.Value)}",
        };
        words.Add($"{range} {unit}{((maximum ?? minimum) == 1 ? "" : "s")}");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
