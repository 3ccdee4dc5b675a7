using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.TestSupport;

/// <summary>Makes a generated call hold given JSON, as a person would write it in C#: through its properties and conversions.</summary>
internal sealed class CallBuilder(PlanModel plan)
{
    private readonly PlanNames _names = PlanNames.Of(plan);
    private readonly Dictionary<string, Schema> _definitions = plan.Definitions.ToDictionary(definition => definition.Pointer, definition => definition.Schema);

    /// <summary>The type of a call in the assembly.</summary>
    public Type TypeOf(Assembly assembly, string ns, int call) => assembly.GetType($"{ns}.{_names.TypeOf(call)}", throwOnError: true)!;

    /// <summary>The call with these properties or traits; constants are not given, for the call has them.</summary>
    public object Build(Assembly assembly, string ns, int call, JsonObject body) =>
        Object(plan.Calls[call].Body, TypeOf(assembly, ns, call), body);

    private object Object(ObjectSchema schema, Type type, JsonObject json)
    {
        var names = PlanNames.OfProperties(schema, type.Name);
        var value = Activator.CreateInstance(type)!;
        for (var i = 0; i < names.Length; i++)
        {
            if (!json.TryGetPropertyValue(schema.Properties[i].Name, out var node))
                continue;
            if (type.GetProperty(names[i]) is { } property)
                property.SetValue(value, Value(schema.Properties[i].Schema, property.PropertyType, node));
            else
                Assert.IsType<ConstSchema>(Resolve(schema.Properties[i].Schema));
        }

        return value;
    }

    private object? Value(Schema schema, Type type, JsonNode? json)
    {
        schema = Resolve(schema);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
            return type.GetMethod("op_Implicit")!.Invoke(null, [Value(schema, type.GetGenericArguments()[0], json)]);
        if (json is null)
            return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsAssignableTo(typeof(JsonNode)))
            return json.DeepClone();
        if (type.IsEnum)
            return Enum.ToObject(type, 1 + IndexOf(schema, json));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(((ArraySchema)schema).Items, type.GetGenericArguments()[0], json.AsArray());
        if (schema is UnionSchema union)
            return Union(union, type, json);
        return schema is ObjectSchema nested ? Object(nested, type, json.AsObject()) : Scalar(type, json);
    }

    private static int IndexOf(Schema one, JsonNode json)
    {
        if (one is not EnumSchema schema)
            return 0;
        for (var i = 0; i < schema.Values.Count; i++)
        {
            if (JsonNode.DeepEquals(JsonNode.Parse(schema.Values[i].Json), json))
                return i;
        }

        throw new InvalidOperationException($"{json.ToJsonString()} is none of the values.");
    }

    private Array List(Schema items, Type type, JsonArray json)
    {
        var list = Array.CreateInstance(type, json.Count);
        for (var i = 0; i < json.Count; i++)
            list.SetValue(Value(items, type, json[i]), i);
        return list;
    }

    private static object Scalar(Type type, JsonNode json)
    {
        var text = json is JsonValue value && value.TryGetValue<string>(out var content) ? content : json.ToJsonString();
        return type switch
        {
            _ when type == typeof(string) => json.GetValue<string>(),
            _ when type == typeof(long) => (long)decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            _ when type == typeof(decimal) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
            _ when type == typeof(double) => double.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(bool) => json.GetValue<bool>(),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(DateOnly) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
            _ when type == typeof(TimeOnly) => TimeOnly.Parse(text.TrimEnd('Z'), CultureInfo.InvariantCulture),
            _ when type == typeof(Guid) => Guid.Parse(text),
            _ when type == typeof(Uri) => new Uri(text, UriKind.RelativeOrAbsolute),
            _ => throw new InvalidOperationException($"No way to make {type} of {json.GetValueKind()}."),
        };
    }

    /// <summary>The first case that takes the value.</summary>
    private object Union(UnionSchema union, Type type, JsonNode json)
    {
        var conversions = type.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(method => method.Name is "op_Implicit" or "From");
        var tried = new List<string>();
        foreach (var member in Flatten(union))
        {
            foreach (var conversion in conversions)
            {
                try
                {
                    return conversion.Invoke(null, [Value(member, conversion.GetParameters()[0].ParameterType, json)])!;
                }
                catch (Exception exception) when (exception is FormatException or InvalidOperationException or InvalidCastException or ArgumentException or MissingMethodException)
                {
                    tried.Add($"{member.GetType().Name} as {conversion.GetParameters()[0].ParameterType.Name}: {exception.Message}");
                }
            }
        }

        throw new InvalidOperationException($"No case of {type} takes {json.ToJsonString()}: {string.Join("; ", tried)}");
    }

    private IEnumerable<Schema> Flatten(UnionSchema union) => union.Members.SelectMany(member => Resolve(member) is UnionSchema inner ? Flatten(inner) : [Resolve(member)]);

    private Schema Resolve(Schema schema)
    {
        while (schema is ReferenceSchema reference)
            schema = _definitions[reference.Pointer];
        return schema;
    }
}
