using NJsonSchema;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Keywords;
using TrackingPlan.Language.Shapes.Native;

namespace TrackingPlan.Language.Tests.Shapes;

/// <summary>tracking-plan.schema.json, which gives plan files completion and squiggles in any editor.</summary>
public class SchemaFileTests
{
    private static readonly string Text = Repository.Read("tracking-plan/tracking-plan.schema.json");
    private static readonly JsonValue Root = JsonParser.Parse(Text).Root;

    [Fact]
    public async Task The_referral_plan_is_valid() => Assert.Empty(await Errors(Repository.Read("tracking-plan/referral.plan.json")));

    [Theory]
    [InlineData("""{ "evnts": {} }""")]
    [InlineData("""{ "events": [] }""")]
    [InlineData("""{ "events": { "A": { "propertys": {} } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "p": { "type": "strin" } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "p": { "tpye": "string" } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "p": "string" } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "p": { "type": "string", "minLength": "1" } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "p": { "type": "string", "required": true } } } } }""")]
    [InlineData("""{ "events": { "A": { "properties": { "p": { "$ref": "definitions/x" } } } } }""")]
    [InlineData("""{ "events": { "A": { "required": "p" } } }""")]
    [InlineData("""{ "events": { "A": { "version": "1" } } }""")]
    [InlineData("""{ "events": { "A": { "version": 2, "versions": { "one": {} } } } }""")]
    [InlineData("""{ "events": { "A": { "deprecated": { "sunset": "soon" } } } }""")]
    [InlineData("""{ "identify": { "properties": {} } }""")]
    [InlineData("""{ "naming": { "events": "UPPER" } }""")]
    [InlineData("""{ "audiences": { "A": { "all": [{ "evnt": "A" }] } } }""")]
    [InlineData("""{ "audiences": { "A": { "all": [{ "event": "A", "count": { "atLeast": "3" } }] } } }""")]
    [InlineData("""{ "audiences": { "A": { "all": [{ "event": "A", "within": "90d" }] } } }""")]
    [InlineData("""{ "metrics": { "M": { "steps": ["A"] } } }""")]
    [InlineData("""{ "destinations": { "D": { "events": { "A": { "fields": { "p": 1 } } } } } }""")]
    public async Task A_typical_mistake_is_not(string plan) => Assert.NotEmpty(await Errors(plan));

    /// <summary>The reader and the schema file know the same keys: neither can learn one without the other.</summary>
    [Fact]
    public void Has_the_keys_that_the_reader_has()
    {
        AssertKeys(NativeKeys.Plan, Root);
        AssertKeys(NativeKeys.Naming, Root["properties"]!["naming"]!);
        AssertKeys(NativeKeys.Event, Definition("event"));
        AssertKeys(NativeKeys.Version, Definition("version"));
        AssertKeys(NativeKeys.Traits, Definition("traits"));
        AssertKeys(NativeKeys.Page, Definition("page"));
        AssertKeys(NativeKeys.Audience, Definition("audience"));
        AssertKeys(NativeKeys.Condition, Definition("condition"));
        AssertKeys(NativeKeys.Metric, Definition("metric"));
        AssertKeys(NativeKeys.Destination, Definition("destination"));
        AssertKeys(NativeKeys.Mapping, Definition("mapping"));

        // Words of later drafts are understood, but nobody should be led to them.
        string[] later = ["dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains", "prefixItems"];
        AssertKeys(KeywordTable.Words.Except(later), Definition("schema"));
    }

    [Fact]
    public void Describes_every_key()
    {
        Walk(Root);

        static void Walk(JsonValue node)
        {
            if (node["properties"] is { Kind: JsonKind.Object } properties && node["type"]?.Text == "object")
            {
                foreach (var property in properties.Members)
                    Assert.True(property.Value["description"] is not null || property.Value["$ref"] is not null, property.Name);
            }

            foreach (var member in node.Members)
                Walk(member.Value);
            foreach (var item in node.Items)
                Walk(item);
        }
    }

    private static JsonValue Definition(string name) => Root["definitions"]![name]!;

    private static void AssertKeys(IEnumerable<string> keys, JsonValue node) => Assert.Equal(
        keys.Order(StringComparer.Ordinal), node["properties"]!.Members.Select(member => member.Name).Order(StringComparer.Ordinal));

    private static async Task<IEnumerable<string>> Errors(string plan)
    {
        var schema = await JsonSchema.FromJsonAsync(Text, TestContext.Current.CancellationToken);
        return schema.Validate(plan).Select(error => error.ToString());
    }
}
