using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Keywords;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Reading;

internal sealed partial class SchemaReader
{
    private StringSchema ReadString(JsonValue node)
    {
        var name = text.TextOf(node, "format") is { Length: > 0 } given ? given : null;
        var format = StringFormats.Of(name);
        if (format != StringFormat.None)
        {
            foreach (var keyword in new[] { "minLength", "maxLength", "pattern" })
            {
                if (node.Find(keyword) is { } member && Limits(member))
                    text.Report(PlanRules.Untyped, member.NameRange, Words.Quote(keyword), $"the C# type of the format {Words.Quote(name!)} is no text");
            }
        }

        return new()
        {
            Format = format,
            FormatName = format == StringFormat.None ? name : null,
            MinLength = CountOf(node, "minLength"),
            MaxLength = CountOf(node, "maxLength"),
            Pattern = ReadPattern(node),
        };
    }

    private string? ReadPattern(JsonValue node)
    {
        if (text.TextOf(node, "pattern") is not { Length: > 0 } pattern)
            return null;
        var range = node["pattern"]!.Range;
        var translation = text.TranslationOf(pattern);
        if (translation.Fault is { } fault)
        {
            text.Report(PlanRules.InvalidPattern, range, Words.Quote(pattern), Words.Quote(fault).Trim('"'));
            return null;
        }

        if (translation.SegmentRefuses is { } construct)
            text.Report(PlanRules.PatternNotForSegment, range, Words.Quote(pattern), construct);
        return pattern;
    }

    private NumberSchema ReadNumber(JsonValue node, bool isInteger)
    {
        var minimum = BoundOf(node, "minimum");
        var maximum = BoundOf(node, "maximum");
        // Draft-04 wrote true beside the bound instead of the bound.
        var isMinimumExclusive = node["exclusiveMinimum"]?.Kind == JsonKind.True;
        var isMaximumExclusive = node["exclusiveMaximum"]?.Kind == JsonKind.True;
        return new()
        {
            Type = isInteger ? NumberType.Integer : node["format"] is { Text: "double" or "float" } ? NumberType.Double : NumberType.Decimal,
            Minimum = isMinimumExclusive ? null : minimum,
            Maximum = isMaximumExclusive ? null : maximum,
            ExclusiveMinimum = isMinimumExclusive ? minimum : BoundOf(node, "exclusiveMinimum"),
            ExclusiveMaximum = isMaximumExclusive ? maximum : BoundOf(node, "exclusiveMaximum"),
            MultipleOf = BoundOf(node, "multipleOf", mustBePositive: true),
        };
    }

    private string? BoundOf(JsonValue node, string name, bool mustBePositive = false)
    {
        if (node.Find(name) is not { } member || member.Value.Kind is JsonKind.Null || (member.Value.IsBoolean && name.StartsWith("exclusive", StringComparison.Ordinal)))
            return null;
        if (member.Value.Kind == JsonKind.Number && (!mustBePositive || ExactNumber.Parse(member.Value.Text).Sign > 0))
            return member.Value.Text;
        text.ReportIgnored(member, mustBePositive ? "a number above 0" : "a number");
        return null;
    }

    /// <summary>A keyword that counts: an integer from 0.</summary>
    private int? CountOf(JsonValue node, string name)
    {
        if (node.Find(name) is not { } member || member.Value.Kind == JsonKind.Null)
            return null;
        if (KeywordValue.CountOf(member.Value) is { } count)
            return count;
        text.ReportIgnored(member, "an integer from 0");
        return null;
    }

    private bool FlagOf(JsonValue node, string name)
    {
        if (node.Find(name) is not { } member || member.Value.Kind == JsonKind.Null)
            return false;
        if (!member.Value.IsBoolean)
            text.ReportIgnored(member, "true or false");
        return member.Value.Kind == JsonKind.True;
    }

    /// <summary>The permitted values; null when the schema lists none that its type allows.</summary>
    private Schema? ReadEnum(JsonValue node, JsonMember member, JsonTypes types)
    {
        if (member.Value.Kind != JsonKind.Array)
        {
            text.ReportIgnored(member, "an array of values");
            return null;
        }

        var values = new List<EnumValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var isNullable = false;
        foreach (var item in member.Value.Items)
        {
            if (!Allows(types, item))
                continue;
            if (item.Kind is JsonKind.Object or JsonKind.Array)
            {
                text.Report(PlanRules.Untyped, member.NameRange, "\"enum\"", "it lists objects or arrays, for which C# has no name");
                return new AnySchema { IsNullable = (types & JsonTypes.Null) != 0 };
            }

            if (item.Kind == JsonKind.Null)
            {
                isNullable = true;
                continue;
            }

            var label = item.Kind == JsonKind.String ? item.Text : JsonText.Of(item);
            if (seen.Add(item.Kind == JsonKind.Number ? ExactNumber.Parse(item.Text).ToString() : JsonText.Of(item)))
                values.Add(new(JsonText.Of(item), label, ValueNameOf(node, label), ValueDescriptionOf(node, label)));
        }

        var isEveryBoolean = values.Count == 2 && values[0].Json is "true" or "false" && values[1].Json is "true" or "false";
        return values.Count switch
        {
            0 => isNullable ? new ConstSchema { Json = "null", IsNullable = true } : null,
            1 when !isNullable => new ConstSchema { Json = values[0].Json },
            _ when isEveryBoolean => new BooleanSchema { IsNullable = isNullable },
            _ => new EnumSchema { Values = values.ToEquatableArray(), IsNullable = isNullable },
        };
    }

    private string? ValueNameOf(JsonValue node, string label)
    {
        if (node["valueNames"]?.Find(label) is not { Value.Kind: JsonKind.String } member)
            return null;
        if (Identifier.IsPinnable(member.Value.Text))
            return member.Value.Text;
        text.ReportIgnored(member, "a C# identifier that is no keyword, such as \"InAppLink\"");
        return null;
    }

    private static string? ValueDescriptionOf(JsonValue node, string label) =>
        node["valueDescriptions"]?[label] is { Kind: JsonKind.String, Text.Length: > 0 } words ? words.Text : null;

    private static bool Allows(JsonTypes types, JsonValue value) => value.Kind switch
    {
        JsonKind.Null => (types & JsonTypes.Null) != 0,
        JsonKind.True or JsonKind.False => (types & JsonTypes.Boolean) != 0,
        JsonKind.String => (types & JsonTypes.String) != 0,
        JsonKind.Array => (types & JsonTypes.Array) != 0,
        JsonKind.Object => (types & JsonTypes.Object) != 0,
        JsonKind.Number => (types & JsonTypes.Number) != 0 || ((types & JsonTypes.Integer) != 0 && ExactNumber.Parse(value.Text).IsInteger),
        _ => false,
    };
}
