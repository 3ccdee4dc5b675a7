using System.Text;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Tool.Docs;

/// <summary>The call in C#, with the names that the generator gives: what is shown compiles.</summary>
internal sealed class CSharpSamples
{
    /// <summary>Stands for the plan's namespace while names are made, and is never shown.</summary>
    private const string Namespace = "Plan";

    private readonly Dictionary<(PlannedCallKind, string, int?), CallDeclaration> _calls = [];
    private readonly Dictionary<string, Declaration> _types = new(StringComparer.Ordinal);

    public CSharpSamples(PlanModel plan)
    {
        foreach (var type in PlanTypes.Declare(plan, Namespace))
        {
            if (type is CallDeclaration call)
                _calls[(call.Kind, call.WireName, call.Version)] = call;
            Add(type, $"global::{Namespace}");
        }
    }

    public string Of(PlannedCall call, JsonValue properties)
    {
        var type = _calls[(call.Kind, call.Name, call.Version)];
        var code = new StringBuilder("analytics.");
        if (call.Kind is PlannedCallKind.Page or PlannedCallKind.Screen)
            return code.Append("Send(").Append(New(type.Name, type.Members, properties, 0)).Append(", new CallEnvelope { Identity = \"user_123\" });").ToString();

        code.Append(call.Kind).Append('(');
        if (type.User is null)
            code.Append("\"user_123\", ");
        if (call.Kind is PlannedCallKind.Group)
            code.Append("\"company_42\", ");
        return code.Append(New(type.Name, type.Members, properties, 0)).Append(");").ToString();
    }

    private void Add(Declaration type, string around)
    {
        var name = $"{around}.{type.Name}";
        _types[name] = type;
        foreach (var nested in type.Nested)
            Add(nested, name);
    }

    private string New(string type, EquatableArray<Member> members, JsonValue properties, int indent)
    {
        var lines = new List<string>();
        foreach (var member in members)
        {
            if (!member.IsConstant && properties[member.WireName] is { } value)
                lines.Add($"{Spaces(indent + 1)}{member.Name} = {Assigned(member, Value(member.Type, value, indent + 1))},");
        }

        return lines.Count == 0 ? $"new {type}()" : $"new {type}\n{Spaces(indent)}{{\n{string.Join('\n', lines)}\n{Spaces(indent)}}}";
    }

    /// <summary>Into what may be absent or null, only a value of that very type converts by itself.</summary>
    private string Assigned(Member member, string value) =>
        member.Presence == Presence.OptionalOrNull && (member.Type is ListType || (member.Type is ModelType && _types.GetValueOrDefault(member.Type.Name) is UnionDeclaration))
            ? $"Optional.Of<{Short(member.Type.Annotated)}>({value})"
            : value;

    private string Value(CSharpType type, JsonValue value, int indent)
    {
        if (value.Kind == JsonKind.Null)
            return "null";
        return type switch
        {
            StringType => Text(value.Text),
            NumericType { Kind: NumberType.Decimal } => value.Text + "m",
            NumericType => value.Text,
            UriType => $"new Uri({Text(value.Text)})",
            PlainType plain => Plain(plain.Name, value),
            EnumType values => Enum(values, value),
            ListType list => $"[{string.Join(", ", value.Items.Select(item => Value(list.Item, item, indent)))}]",
            ModelType model when _types.GetValueOrDefault(model.Name) is ObjectDeclaration nested => New(Short(model.Name), nested.Members, value, indent),
            ModelType model when _types.GetValueOrDefault(model.Name) is UnionDeclaration union => Union(union, value, indent),
            _ => Json(type, value),
        };
    }

    private static string Plain(string type, JsonValue value) => type switch
    {
        "bool" => value.Kind == JsonKind.True ? "true" : "false",
        "global::System.DateTimeOffset" => $"DateTimeOffset.Parse({Text(value.Text)})",
        "global::System.DateOnly" => $"DateOnly.Parse({Text(value.Text)})",
        "global::System.TimeOnly" => $"TimeOnly.Parse({Text(value.Text)})",
        _ => $"Guid.Parse({Text(value.Text)})",
    };

    private string Enum(EnumType type, JsonValue value)
    {
        var json = JsonText.Of(value);
        var named = _types.GetValueOrDefault(type.Name) is EnumDeclaration declaration ? declaration.Values.FirstOrDefault(v => v.Json == json) : null;
        return named is null ? "default" : $"{Short(type.Name)}.{named.Name}";
    }

    /// <summary>A member's value converts by itself.</summary>
    private string Union(UnionDeclaration union, JsonValue value, int indent)
    {
        var fitting = union.Cases.FirstOrDefault(c => (c, value.Kind) switch
        {
            (StringType, JsonKind.String) or (NumericType, JsonKind.Number) or (ListType, JsonKind.Array) or (ModelType, JsonKind.Object) => true,
            (PlainType { Name: "bool" }, JsonKind.True or JsonKind.False) or (EnumType, JsonKind.String) => true,
            (PlainType, JsonKind.String) or (UriType, JsonKind.String) or (JsonNodeType, _) => true,
            _ => false,
        });
        return fitting switch
        {
            null => "default",
            ListType list => $"new {Short(list.Item.Annotated)}[] {{ {string.Join(", ", value.Items.Select(item => Value(list.Item, item, indent)))} }}",
            _ => Value(fitting, value, indent),
        };
    }

    private static string Json(CSharpType type, JsonValue value) =>
        type.Name == JsonNodeType.Object.Name ? $"JsonNode.Parse({Text(JsonText.Of(value))})!.AsObject()" : $"JsonNode.Parse({Text(JsonText.Of(value))})";

    private static string Short(string name) => name
        .Replace($"global::{Namespace}.", "", StringComparison.Ordinal)
        .Replace("global::System.Collections.Generic.", "", StringComparison.Ordinal)
        .Replace("global::System.Text.Json.Nodes.", "", StringComparison.Ordinal)
        .Replace("global::System.", "", StringComparison.Ordinal);

    /// <summary>A C# literal. What is not plain ASCII may be hidden or turn the line around, so it is escaped.</summary>
    private static string Text(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                literal.Append('\\').Append(c);
            else if (c is < ' ' or > '~' && !char.IsLetterOrDigit(c))
                literal.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                literal.Append(c);
        }

        return literal.Append('"').ToString();
    }

    private static string Spaces(int indent) => new(' ', indent * 4);
}
