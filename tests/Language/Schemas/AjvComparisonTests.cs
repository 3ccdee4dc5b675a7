using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Tests.Schemas;

/// <summary>
/// The judge against ajv, the validator that most people have. Where the two disagree there is a reason by name: without what the reason is
/// about, they agree.
/// </summary>
public partial class AjvComparisonTests
{
    private const int Usual = 1_250;

    private const int ValuesOfEach = 4;

    private static readonly Reason[] Reasons =
    [
        new("ajv applies what stands beside $ref, which draft-07 ignores", Each(schema => schema["$ref"] is System.Text.Json.Nodes.JsonValue reference ? new() { ["$ref"] = reference.DeepClone() } : schema)),
        new("ajv divides doubles: 0.07 is no multiple of 0.01 there, and 1e20 one of 3", (schema, value) =>
            Each(one => Without(one, "multipleOf", step => step!.ToJsonString().Contains('.', StringComparison.Ordinal) || LargeNumber().IsMatch(value)))(schema, value)),
        new("ajv rounds numbers to doubles", (schema, value) => (Rounded(schema), Rounded(value))),
        new("ajv-formats has no formats for other alphabets", Each(schema => Without(schema, "format", format => format!.GetValue<string>() is "idn-email" or "idn-hostname" or "iri" or "iri-reference"))),
        new("ajv takes what contains has found in the list before for the next one's, if that is empty", Each(schema => schema["contains"] is null || schema["minItems"]?.GetValue<int>() > 0 ? schema : new(schema.Where(m => m.Key != "minItems").Append(KeyValuePair.Create("minItems", (JsonNode?)1)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))))),
        new("to ajv a missing \"\" is none: it keeps the name that is missing as its flag", Each(schema => WithRequired(schema, name => name.Length > 0))),
        Format("date-time", "RFC 3339 writes a T between date and time, ajv-formats takes a blank too", "2026-01-31 12:00:00Z"),
        Format("email", "ajv-formats has a pattern; RFC 5321 also has domains of one label, quoted local parts and address literals", "a@b", "\"a b\"@example.com", "a@[127.0.0.1]"),
        Format("hostname", "ajv-formats takes a dot after the last label and labels that only look like Punycode, RFC 1123 and RFC 5890 do not", "example.com.", "xn--"),
        Format("uri", "ajv-formats wants something behind the scheme, RFC 3986 has empty paths", "x:"),
        Format("uri-reference", "a scheme begins with a letter, and what begins otherwise has no colon in its first part (RFC 3986, section 4.2)", "-http://example.com", "0http://example.com"),
        Format("uuid", "urn:uuid: makes a URN of it (RFC 4122, section 3), which ajv-formats takes too", "urn:uuid:5f0c6b0e-1c3c-4b7b-9f70-0a4a3a1f9e11"),
        new(".NET knows categories up to U+FFFF", (schema, value) => (schema, value.Replace("𐐀", "É", StringComparison.Ordinal).Replace("\\uD801\\uDC00", "É", StringComparison.Ordinal))),
        new("every object of JavaScript has a constructor, and ajv takes it for one of the value's", (schema, value) => (schema.Replace("constructor", "other", StringComparison.Ordinal), value.Replace("constructor", "other", StringComparison.Ordinal))),
    ];

    [Fact]
    public void Every_disagreement_has_a_reason()
    {
        var pairs = Campaign.Seeds(Usual).Select(seed => SchemaPairs.Of(seed, ValuesOfEach)).SelectMany(made => made.Values.Select(value => (made.Schema, Value: value))).Concat(SchemaTexts.Always()).ToList();
        var verdicts = Ajv.Judge(pairs);
        Assert.True(verdicts.All(verdict => verdict is not null), string.Join("\n", pairs.Zip(verdicts).Where(pair => pair.Second is null).Select(pair => $"ajv cannot compile {pair.First.Schema}").Distinct()));

        // Neither verdict is the rule, or the test would show little.
        Assert.InRange(verdicts.Count(verdict => verdict == true), pairs.Count * 3 / 10, pairs.Count * 7 / 10);

        var open = pairs.Zip(verdicts).Where(pair => pair.Second != Judge(pair.First)).Select(pair => pair.First).ToList();
        var found = open.Count;
        var explained = new Dictionary<string, int>();
        foreach (var reason in Reasons.Append(new("several of these", (schema, value) => Reasons.Aggregate((schema, value), (pair, reason) => reason.Without(pair.schema, pair.value)))))
        {
            var without = open.ConvertAll(pair => reason.Without(pair.Schema, pair.Value));
            var again = Ajv.Judge(without);
            var isExplained = without.Zip(again).Select((pair, i) => pair.First != open[i] && pair.Second == Judge(pair.First)).ToList();
            explained[reason.Name] = isExplained.Count(yes => yes);
            open = [.. open.Where((_, i) => !isExplained[i])];
        }

        Assert.True(open.Count == 0, $"{open.Count} of {found}:\n{string.Join("\n", open.OrderBy(pair => pair.Schema.Length).Take(12).Select(pair => $"{pair.Schema}\n  {pair.Value}: we say {Judge(pair)}"))}");
        if (Campaign.Length(Usual) > 1_000)
            Assert.All(Reasons, reason => Assert.True(explained[reason.Name] > 0, $"{reason.Name}: explains nothing (any more)"));
        Assert.InRange(found, 1, pairs.Count / 10);
    }

    [Fact]
    public void Every_keyword_occurs()
    {
        var words = new HashSet<string>();
        foreach (var seed in Enumerable.Range(0, Usual))
            words.UnionWith(Words(JsonParser.Parse(SchemaPairs.Of(seed, 0).Schema).Root));

        // ajv refuses draft-04's id; words of later drafts that hold schemas it judges as those do.
        Assert.Equal(["id"], KeywordTable.All.Where(keyword => keyword.Role != KeywordRole.LaterDraft || keyword.Subschemas == Subschemas.None).Select(keyword => keyword.Name).Except(words));

        static IEnumerable<string> Words(TrackingPlan.Language.Json.JsonValue schema) => schema.Members.Select(member => member.Name).Concat(SubschemaWalk.Of(schema).SelectMany(Words));
    }

    private static bool Judge((string Schema, string Value) pair) => Judged.By(pair.Schema, pair.Value).Count == 0;

    /// <summary>Changes each schema in a schema.</summary>
    private static Func<string, string, (string Schema, string Value)> Each(Func<JsonObject, JsonObject> change)
    {
        return (schema, value) => (Changed(JsonNode.Parse(schema))!.ToJsonString(), value);

        JsonNode? Changed(JsonNode? node) => node switch
        {
            JsonObject members => change(new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, m.Key is "const" or "enum" ? m.Value?.DeepClone() : Changed(m.Value))))),
            JsonArray items => new JsonArray([.. items.Select(Changed)]),
            _ => node?.DeepClone(),
        };
    }

    private static JsonObject Without(JsonObject schema, string keyword, Predicate<JsonNode?> isMeant)
    {
        if (schema[keyword] is System.Text.Json.Nodes.JsonValue value && isMeant(value))
            schema.Remove(keyword);
        return schema;
    }

    private static JsonObject WithRequired(JsonObject schema, Predicate<string> isMeant)
    {
        if (schema["required"] is JsonArray names)
            schema["required"] = new JsonArray([.. names.Where(name => isMeant(name!.GetValue<string>())).Select(name => name!.DeepClone())]);
        return schema;
    }

    /// <summary>A format that the two read in other ways in some texts.</summary>
    private static Reason Format(string format, string why, params string[] texts) => new($"{format}: {why}", (schema, value) =>
        Array.Exists(texts, text => value.Contains(JsonSerializer.Serialize(text)[1..^1], StringComparison.Ordinal))
            ? Each(one => Without(one, "format", other => other!.GetValue<string>() == format))(schema, value)
            : (schema, value));

    /// <summary>With each number as JavaScript has it.</summary>
    private static string Rounded(string json) => NumberOutsideText().Replace(json, match => match.Groups["number"].Success && double.Parse(match.Value, CultureInfo.InvariantCulture) is var number
        ? new System.Numerics.BigInteger(number) is var whole && (double)whole == number ? whole.ToString(CultureInfo.InvariantCulture) : JsonSerializer.Serialize(number)
        : match.Value);

    [GeneratedRegex("[0-9]{16}|[eE]")]
    private static partial Regex LargeNumber();

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|(?<number>-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)
        """)]
    private static partial Regex NumberOutsideText();

    /// <param name="Name">Why ajv says something else.</param>
    /// <param name="Without">The pair without what the reason is about.</param>
    private sealed record Reason(string Name, Func<string, string, (string Schema, string Value)> Without);
}
