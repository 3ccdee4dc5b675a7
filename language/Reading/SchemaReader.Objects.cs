using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Reading;

internal sealed partial class SchemaReader
{
    /// <summary>The properties (or traits) of an object schema or of a call.</summary>
    /// <param name="node">What holds <paramref name="propertiesKey"/>, <c>required</c> and <c>additionalProperties</c>.</param>
    /// <param name="propertiesKey"><c>properties</c>, or <c>traits</c> in the native format.</param>
    public ObjectSchema ReadObject(JsonValue node, string propertiesKey = "properties")
    {
        var required = RequiredOf(node);
        var properties = new List<Property>();
        if (node[propertiesKey] is { Kind: not JsonKind.Null } members)
        {
            if (members.Kind != JsonKind.Object)
                text.ReportMisplaced(members, $"\"{propertiesKey}\"", "an object of names and their schemas");
            foreach (var member in members.Members)
                properties.Add(ReadProperty(member, required.Remove(member.Name)));
        }

        // Required without a schema is legal, and means: any value. Not to send it would break the plan.
        foreach (var name in RequiredNames(node))
        {
            if (required.Remove(name.Text))
                properties.Add(new() { Name = name.Text, Schema = new AnySchema { IsNullable = true, Origin = OriginOf(name) }, IsRequired = true, Origin = OriginOf(name) });
        }

        return new() { Properties = properties.ToEquatableArray(), AllowsOthers = ReadAllowsOthers(node), Origin = OriginOf(node) };
    }

    /// <summary>The schema that holds a call's properties or traits, through a reference and what is merged into it.</summary>
    public ObjectSchema ReadBody(JsonValue node)
    {
        if (node["$ref"] is { Kind: JsonKind.String } reference && references.Resolve(reference, root, this) is { } pointer)
            node = references.NodeOf(pointer)!;
        node = Merge(node);
        if ((node.Find("anyOf") ?? node.Find("oneOf")) is { } combination)
            text.Report(PlanRules.Untyped, combination.NameRange, Words.Quote(combination.Name), "the properties of a call are one list");
        return ReadObject(node);
    }

    private Property ReadProperty(JsonMember member, bool isRequired)
    {
        var node = member.Value;
        var schema = Read(node);
        var target = schema is ReferenceSchema reference ? references.NodeOf(reference.Pointer) : null;
        return new()
        {
            Name = member.Name,
            Schema = schema,
            // Draft-03 said it at the property.
            IsRequired = isRequired || node["required"]?.Kind == JsonKind.True,
            Description = schema.Description ?? (target?["description"] is { Kind: JsonKind.String, Text.Length: > 0 } words ? words.Text : null),
            CSharpName = CSharpNameOf(node),
            RenamedFrom = text.TextOf(node, "renamedFrom"),
            Deprecation = ReadDeprecation(node),
            IsPersonalData = node["pii"] is not null ? FlagOf(node, "pii") : target?["pii"]?.Kind == JsonKind.True,
            Origin = new(member.NameRange.Start, member.NameRange.Length),
        };
    }

    private HashSet<string> RequiredOf(JsonValue node)
    {
        if (node.Find("required") is { Value: { Kind: not (JsonKind.Array or JsonKind.Null), IsBoolean: false } } odd)
            text.ReportIgnored(odd, "an array of names");
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (node["required"] is { Kind: JsonKind.Array } list)
        {
            foreach (var item in list.Items)
            {
                if (item.Kind == JsonKind.String)
                    names.Add(item.Text);
                else if (item.Kind != JsonKind.Broken)
                    text.Report(PlanRules.IgnoredValue, item.Range, $"{Words.Describe(item)} in \"required\"", "a name in double quotes");
            }
        }

        return names;
    }

    private static IEnumerable<JsonValue> RequiredNames(JsonValue node) =>
        node["required"] is { Kind: JsonKind.Array } list ? list.Items.Where(item => item.Kind == JsonKind.String) : [];

    private bool ReadAllowsOthers(JsonValue node)
    {
        if (node.Find("additionalProperties") is not { } member)
            return true;
        if (member.Value is { Kind: JsonKind.Object, Members.Count: > 0 })
            text.Report(PlanRules.Untyped, member.NameRange, "\"additionalProperties\"", "properties need names to become members");
        else if (member.Value.Kind != JsonKind.Object && !member.Value.IsBoolean)
            text.ReportIgnored(member, "true or false");
        return member.Value.Kind != JsonKind.False;
    }

    private ArraySchema ReadArray(JsonValue node)
    {
        Schema items = new AnySchema { IsNullable = true, Origin = OriginOf(node) };
        if (node.Find("items") is { } member)
        {
            if (member.Value.Kind == JsonKind.Array)
                text.Report(PlanRules.Untyped, member.NameRange, "\"items\"", "all items of a list have one type");
            else if (member.Value.Kind != JsonKind.Null)
                items = Read(member.Value) with { CSharpName = CSharpNameOf(member.Value) };
        }

        return new()
        {
            Items = items,
            MinItems = CountOf(node, "minItems"),
            MaxItems = CountOf(node, "maxItems"),
            UniqueItems = FlagOf(node, "uniqueItems"),
        };
    }

    /// <summary><c>true</c>, the words, or <c>{ "message": ..., "sunset": "2026-12-31" }</c>.</summary>
    public Deprecation? ReadDeprecation(JsonValue node)
    {
        if (node.Find("deprecated") is not { } member)
            return null;
        switch (member.Value.Kind)
        {
            case JsonKind.True: return new("", null);
            case JsonKind.String: return new(member.Value.Text, null);
            case JsonKind.Object:
                var sunset = text.TextOf(member.Value, "sunset");
                if (sunset is not null && !DateTime.TryParseExact(sunset, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _))
                {
                    text.ReportIgnored(member.Value.Find("sunset")!, "a day such as \"2026-12-31\"");
                    sunset = null;
                }

                return new(text.TextOf(member.Value, "message") ?? "", sunset);
            case JsonKind.False or JsonKind.Null or JsonKind.Broken: return null;
            default:
                text.ReportIgnored(member, "true, words, or { \"message\": ..., \"sunset\": ... }");
                return null;
        }
    }
}
