using System.Globalization;
using System.Text;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Contract;

/// <summary>
/// Writes schemas as canonical JSON: what a value may be and what C# calls it, on one line, keys in one order. Words for people are left
/// out, so that only a change of the contract is a change of the text.
/// </summary>
/// <param name="definitionNames">The name in the lock for each definition's pointer.</param>
internal sealed class SchemaJson(IReadOnlyDictionary<string, string> definitionNames)
{
    public string Of(Schema schema) => Object(members => Add(members, schema));

    public string OfProperty(Property property) => Object(members =>
    {
        Add(members, property.Schema);
        Add(members, "csharpName", property.CSharpName);
        AddDeprecation(members, property.Deprecation);
        if (property.IsPersonalData)
            members.Add(("pii", "true"));
    });

    /// <summary>What a call is beside its properties.</summary>
    public static string OfCall(PlannedCall call) => Object(members =>
    {
        Add(members, "user", call.User?.Name);
        if (call.Alongside.Count > 0)
            members.Add(("alongside", Array(call.Alongside.Select(reference => JsonText.Of(reference.Name)))));
        Add(members, "csharpName", call.CSharpName);
        AddDeprecation(members, call.Deprecation);
        if (!call.Body.AllowsOthers)
            members.Add(("additionalProperties", "false"));
    });

    private void Add(List<(string, string)> members, Schema schema)
    {
        switch (schema)
        {
            case StringSchema text: AddString(members, text); break;
            case NumberSchema number: AddNumber(members, number); break;
            case BooleanSchema: AddType(members, "boolean", schema); break;
            case ArraySchema array: AddArray(members, array); break;
            case ObjectSchema value: AddObject(members, value); break;
            case ConstSchema single: members.Add(("const", single.Json)); break;
            case EnumSchema several: AddEnum(members, several); break;
            case UnionSchema union: AddUnion(members, union); break;
            case ReferenceSchema reference when schema.IsNullable: members.Add(("anyOf", AnyOf([Object(inner => AddReference(inner, reference))], true))); break;
            case ReferenceSchema reference: AddReference(members, reference); break;
            case { IsNullable: false }: members.Add(("type", """["string","number","boolean","array","object"]""")); break;
        }

        Add(members, "csharpName", schema.CSharpName);
    }

    /// <summary>Members that differ in words for people alone are one to the contract, and one member alone is no union.</summary>
    private void AddUnion(List<(string, string)> members, UnionSchema union)
    {
        var texts = union.Members.Select(Of).ToList();
        if (texts.Distinct(StringComparer.Ordinal).Count() > 1)
            members.Add(("anyOf", AnyOf(texts.Distinct(StringComparer.Ordinal), union.IsNullable)));
        else if (union.Members.Count > 0)
            Add(members, union.Members[0] with { IsNullable = union.IsNullable || union.Members[0].IsNullable, CSharpName = union.CSharpName is null ? union.Members[0].CSharpName : null });
    }

    private void AddReference(List<(string, string)> members, ReferenceSchema reference)
    {
        var name = definitionNames.TryGetValue(reference.Pointer, out var found) ? found : reference.Pointer;
        members.Add(("$ref", JsonText.Of("#/definitions/" + JsonPointer.Escape(name))));
    }

    private static void AddString(List<(string, string)> members, StringSchema text)
    {
        AddType(members, "string", text);
        Add(members, "format", text.FormatName ?? StringFormats.NameOf(text.Format));
        Add(members, "minLength", text.MinLength);
        Add(members, "maxLength", text.MaxLength);
        Add(members, "pattern", text.Pattern);
    }

    private static void AddNumber(List<(string, string)> members, NumberSchema number)
    {
        AddType(members, number.Type == NumberType.Integer ? "integer" : "number", number);
        Add(members, "format", number.Type == NumberType.Double ? "double" : null);
        AddJson(members, "minimum", number.Minimum);
        AddJson(members, "maximum", number.Maximum);
        AddJson(members, "exclusiveMinimum", number.ExclusiveMinimum);
        AddJson(members, "exclusiveMaximum", number.ExclusiveMaximum);
        AddJson(members, "multipleOf", number.MultipleOf);
    }

    private void AddArray(List<(string, string)> members, ArraySchema array)
    {
        AddType(members, "array", array);
        members.Add(("items", Of(array.Items)));
        Add(members, "minItems", array.MinItems);
        Add(members, "maxItems", array.MaxItems);
        if (array.UniqueItems)
            members.Add(("uniqueItems", "true"));
    }

    private void AddObject(List<(string, string)> members, ObjectSchema value)
    {
        AddType(members, "object", value);
        var properties = value.Properties.OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        if (properties.Count > 0)
            members.Add(("properties", Object(inner => inner.AddRange(properties.Select(property => (property.Name, OfProperty(property)))))));
        if (properties.Exists(property => property.IsRequired))
            members.Add(("required", Array(properties.Where(property => property.IsRequired).Select(property => JsonText.Of(property.Name)))));
        if (!value.AllowsOthers)
            members.Add(("additionalProperties", "false"));
    }

    private static void AddEnum(List<(string, string)> members, EnumSchema schema)
    {
        var values = schema.Values.Select(value => value.Json);
        members.Add(("enum", Array(schema.IsNullable ? values.Append("null") : values)));
        var named = schema.Values.Where(value => value.CSharpName is not null).ToList();
        if (named.Count > 0)
            members.Add(("valueNames", Object(inner => inner.AddRange(named.Select(value => (value.Label, JsonText.Of(value.CSharpName!)))))));
    }

    private static void AddDeprecation(List<(string, string)> members, Deprecation? deprecation)
    {
        if (deprecation is not null)
            members.Add(("deprecated", deprecation.Sunset is { } sunset ? $$"""{"sunset":{{JsonText.Of(sunset)}}}""" : "true"));
    }

    private static void AddType(List<(string, string)> members, string type, Schema schema) =>
        members.Add(("type", schema.IsNullable ? $"[\"{type}\",\"null\"]" : $"\"{type}\""));

    private static void Add(List<(string, string)> members, string name, string? text) =>
        AddJson(members, name, text is null ? null : JsonText.Of(text));

    private static void Add(List<(string, string)> members, string name, int? count) =>
        AddJson(members, name, count?.ToString(CultureInfo.InvariantCulture));

    private static void AddJson(List<(string, string)> members, string name, string? json)
    {
        if (json is not null)
            members.Add((name, json));
    }

    private static string AnyOf(IEnumerable<string> members, bool isNullable) =>
        Array(isNullable ? members.Append("""{"type":"null"}""") : members);

    private static string Array(IEnumerable<string> items) => "[" + string.Join(",", items) + "]";

    private static string Object(Action<List<(string Name, string Json)>> fill)
    {
        var members = new List<(string Name, string Json)>();
        fill(members);
        var text = new StringBuilder("{");
        foreach (var (name, json) in members)
            text.Append(text.Length > 1 ? "," : "").Append(JsonText.Of(name)).Append(':').Append(json);
        return text.Append('}').ToString();
    }
}
