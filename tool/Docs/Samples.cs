using System.Globalization;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Numbers;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Tool.Docs;

/// <summary>Example values that satisfy their schema: the plan's own where it gives some, and else plausible ones, always the same.</summary>
internal sealed class Samples(PlanModel plan)
{
    /// <summary>No value of a schema that requires itself exists, so it has to end somewhere.</summary>
    private const int MaxDepth = 32;

    /// <summary>Optional properties beyond these, or deeper than this, would bury the required ones.</summary>
    private const int MaxOptional = 8;

    private const int MaxOptionalDepth = 3;

    private static readonly string[] Texts =
    [
        "example", "Example", "EXAMPLE", "EUR", "EU", "en", "en-US", "42", "1.0", "1.0.0", "a1b2c3", "A1B2C3", "example-1", "example_1",
        "user@example.com", "https://example.com", "2026-01-31", "2026-01-31T09:30:00Z", "+15550100", "5f0c6b0e-1c3c-4b7b-9f70-0a4a3a1f9e11",
    ];

    /// <summary>How many values an example holds before it leaves out what may be empty: a schema may require others twice, and they too.</summary>
    private const int MaxValues = 500;

    private readonly DefinitionTable _definitions = new(plan.Definitions);
    private readonly Dictionary<string, Pattern> _patterns = new(StringComparer.Ordinal);
    private int _values;

    public Schema Resolve(Schema schema) => _definitions.Resolve(schema).Target;

    /// <summary>An example of the properties or traits of a call.</summary>
    public JsonValue OfCall(PlannedCall call)
    {
        _values = 0;
        return Of(call.Body, 0);
    }

    /// <summary>The properties that an example shows.</summary>
    private static IEnumerable<Property> Shown(ObjectSchema schema, int depth)
    {
        var room = depth < MaxOptionalDepth ? MaxOptional : 0;
        return schema.Properties.Where(p => p.IsRequired || p.Schema is ConstSchema || room-- > 0);
    }

    private JsonValue Of(ObjectSchema schema, int depth) =>
        JsonBuild.Object(Shown(schema, depth).Select(p => JsonBuild.Member(p.Name, Of(p.Schema, p.Name, depth + 1))));

    private JsonValue Of(Schema schema, string name, int depth)
    {
        var isWhole = depth < MaxDepth && _values++ < MaxValues;
        var resolved = Resolve(schema);
        if ((schema.Examples.Count > 0 ? schema : resolved).Examples is { Count: > 0 } examples)
            return JsonParser.Parse(examples[0]).Root;
        if ((schema.Default ?? resolved.Default) is { } usual && usual != "null")
            return JsonParser.Parse(usual).Root;
        return resolved switch
        {
            ConstSchema constant => JsonParser.Parse(constant.Json).Root,
            EnumSchema values => JsonParser.Parse(values.Values[0].Json).Root,
            BooleanSchema => JsonBuild.Boolean(true),
            NumberSchema number => Number(number),
            StringSchema text => JsonBuild.Text(Text(text, name)),
            ArraySchema array when isWhole => JsonBuild.Array(Enumerable.Repeat(Of(array.Items, name, depth + 1), array.UniqueItems ? 1 : Math.Clamp(array.MinItems ?? 1, 1, 3))),
            ArraySchema => JsonBuild.Array([]),
            ObjectSchema nested when isWhole => Of(nested, depth),
            ObjectSchema => JsonBuild.Object(),
            UnionSchema union when isWhole => Of(union.Members[0], name, depth + 1),
            _ => JsonBuild.Text("example"),
        };
    }

    private string Text(StringSchema schema, string name)
    {
        var usual = schema.Format switch
        {
            StringFormat.DateTime => "2026-01-31T09:30:00Z",
            StringFormat.Date => "2026-01-31",
            StringFormat.Time => "09:30:00",
            StringFormat.Uuid => "5f0c6b0e-1c3c-4b7b-9f70-0a4a3a1f9e11",
            StringFormat.Uri => "https://example.com/",
            _ => schema.FormatName switch
            {
                "email" => "user@example.com",
                "hostname" => "example.com",
                "ipv4" => "192.0.2.1",
                "ipv6" => "2001:db8::1",
                _ => Named(name),
            },
        };
        return Texts.Prepend(usual).Select(t => Fit(t, schema)).FirstOrDefault(t => Fits(t, schema)) ?? Fit(usual, schema);
    }

    private static string Named(string name) =>
        name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("Id", StringComparison.Ordinal) ? "user_123" : "example";

    private static string Fit(string text, StringSchema schema)
    {
        if (text.Length > schema.MaxLength)
            text = text[..schema.MaxLength.Value];
        return text.Length < schema.MinLength && schema.MinLength < 200 ? text.PadRight(schema.MinLength.Value, 'x') : text;
    }

    private bool Fits(string text, StringSchema schema)
    {
        if (schema.Pattern is null)
            return true;
        if (!_patterns.TryGetValue(schema.Pattern, out var pattern))
            _patterns.Add(schema.Pattern, pattern = new(schema.Pattern));
        return pattern.IsRunnable && pattern.IsMatch(text);
    }

    private static JsonValue Number(NumberSchema schema)
    {
        var usual = schema.Type == NumberType.Integer ? 3m : 49.5m;
        try
        {
            return JsonBuild.Number(Nearest(usual, schema).ToString("0.############################", CultureInfo.InvariantCulture));
        }
        catch (OverflowException)
        {
            // Bounds at the end of what a decimal can say, or a step finer than that: hardly a number that anyone sends.
            return JsonBuild.Number(usual.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static decimal Nearest(decimal usual, NumberSchema schema)
    {
        var (least, most) = (Limit(schema.Minimum) ?? Limit(schema.ExclusiveMinimum) + 1, Limit(schema.Maximum) ?? Limit(schema.ExclusiveMaximum) - 1);
        var value = usual < least ? least.Value : usual > most ? most.Value : usual;
        if (Limit(schema.MultipleOf) is { } step && step > 0)
            value = Math.Ceiling(value / step) * step;
        return schema.Type == NumberType.Integer ? decimal.Ceiling(value) : value;
    }

    private static decimal? Limit(string? digits) => digits is not null && ExactNumber.Parse(digits).TryDecimal(out var limit) ? limit : null;
}
