using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Language.CSharp;

/// <summary>Turns schemas into C# types, and declares the types that they need on the way.</summary>
internal sealed class TypeDeclarer(SharedTypes shared)
{
    private readonly HashSet<string> _expanding = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>Shared types that were used, each once and in the order of use.</summary>
    public List<Definition> Used { get; } = [];

    /// <summary>The type of a value.</summary>
    /// <param name="schema">What the plan says.</param>
    /// <param name="scope">Where types of this value alone are nested.</param>
    /// <param name="name">What such a type is called.</param>
    public CSharpType TypeOf(Schema schema, Scope scope, NestedName name) => schema switch
    {
        ReferenceSchema reference => Refer(reference, scope, name),
        StringSchema text => StringType(text) with { IsNullable = schema.IsNullable },
        NumberSchema number => NumericTypes.Of(number) with { IsNullable = schema.IsNullable },
        BooleanSchema => new PlainType("bool", IsStruct: true) { IsNullable = schema.IsNullable },
        ConstSchema constant => new ConstantType(constant.Json),
        EnumSchema values => Enum(values, scope, name) with { IsNullable = schema.IsNullable },
        ArraySchema array => new ListType(ItemOf(array, scope, name))
        {
            IsNullable = schema.IsNullable,
            MinItems = array.MinItems > 0 ? array.MinItems : null,
            MaxItems = array.MaxItems,
            UniqueItems = array.UniqueItems,
        },
        ObjectSchema { Properties.Count: 0 } => JsonNodeType.Object with { IsNullable = schema.IsNullable },
        ObjectSchema nested => Object(nested, scope, name) with { IsNullable = schema.IsNullable },
        UnionSchema union when shared.IsBeyondLimit(union) => JsonNodeType.Any,
        UnionSchema union => Union(union, scope, name),
        _ => JsonNodeType.Any,
    };

    /// <summary>The members of an event, of traits or of an object.</summary>
    /// <param name="schema">The object.</param>
    /// <param name="scope">The type that has the members.</param>
    public EquatableArray<Member> MembersOf(ObjectSchema schema, Scope scope)
    {
        var names = PlanNames.OfProperties(schema, scope.Name);
        scope.Names = PlanNames.Nested(scope.Name, names);
        foreach (var property in schema.Properties)
            scope.Pin(PinOf(property.Schema));
        var members = new Member[names.Length];
        for (var i = 0; i < names.Length; i++)
            members[i] = MemberOf(schema.Properties[i], names[i], scope);
        return members.ToEquatableArray();
    }

    /// <summary>Declares a shared type.</summary>
    public Declaration Declare(Definition definition)
    {
        var name = shared.NameOf(definition);
        var scope = new Scope(name, shared.FullNameOf(definition));
        var description = definition.Schema.Description ?? definition.Schema.Title;
        return definition.Schema switch
        {
            ObjectSchema schema => DeclareObject(schema, scope),
            UnionSchema schema => new UnionDeclaration(name, description) { Cases = CasesOf(schema, scope), Nested = scope.Nested() },
            _ => new EnumDeclaration(name, description, scope.FullName, shared.HelperOf(definition))
            {
                Values = ValuesOf((EnumSchema)definition.Schema),
            },
        };
    }

    private Member MemberOf(Property property, string name, Scope scope)
    {
        var schema = shared.Table.Resolve(property.Schema).Target;
        var type = property.IsRequired || schema is not ConstSchema constant
            ? TypeOf(property.Schema, scope, NestedName.ValueOf(name))
            : Choice(constant, scope, NestedName.ValueOf(name));
        var presence = (property.IsRequired, type) switch
        {
            (true, _) => Presence.Required,
            (false, JsonNodeType { IsNullable: true, Name: var any }) when any == JsonNodeType.Any.Name => Presence.Optional,
            (false, { IsNullable: true }) => Presence.OptionalOrNull,
            _ => Presence.Optional,
        };
        return new Member(CSharpName.Escape(name), CSharpName.Parameter(name), property.Name, type, presence)
        {
            Description = property.Description ?? property.Schema.Description ?? schema.Description ?? schema.Title,
            Demands = Demands.Of(schema),
            Obsolete = CSharpName.Obsolete(property.Deprecation, "property"),
        };
    }

    /// <summary>The name that the plan pins for the type of a value that has one of its own, a shared list's items among them.</summary>
    private string? PinOf(Schema schema)
    {
        for (var depth = 0; depth < PlanLimits.Depth; depth++)
        {
            switch (schema)
            {
                case ArraySchema array:
                    schema = array.Items;
                    break;
                case ReferenceSchema reference when shared.Table.Resolve(reference).Target is ArraySchema list:
                    schema = list;
                    break;
                default:
                    return schema is ReferenceSchema ? null : schema.CSharpName;
            }
        }

        return null;
    }

    private CSharpType Refer(ReferenceSchema reference, Scope scope, NestedName name)
    {
        var (_, _, end, isNullable) = shared.Table.Resolve(reference);
        if (end is not { } definition)
            return JsonNodeType.Any;
        if (shared.TypeOf(definition) is { } named)
        {
            if (named is not JsonNodeType && _used.Add(definition.Pointer))
                Used.Add(definition);
            return named with { IsNullable = isNullable || named.IsNullable };
        }

        // A list of itself is a list of anything.
        if (shared.IsBeyondLimit(definition) || _expanding.Count == PlanLimits.Depth || !_expanding.Add(definition.Pointer))
            return JsonNodeType.Any;
        var type = TypeOf(definition.Schema, scope, name);
        _expanding.Remove(definition.Pointer);
        return isNullable ? type with { IsNullable = true } : type;
    }

    private CSharpType ItemOf(ArraySchema array, Scope scope, NestedName name)
    {
        var item = TypeOf(array.Items, scope, name.Items());

        // An array of one permitted value says nothing about how often: the caller gives the values.
        return item is ConstantType ? JsonNodeType.Any : item;
    }

    private static CSharpType StringType(StringSchema schema) => schema.Format switch
    {
        StringFormat.DateTime => new PlainType("global::System.DateTimeOffset", IsStruct: true),
        StringFormat.Date => new PlainType("global::System.DateOnly", IsStruct: true),
        StringFormat.Time => new PlainType("global::System.TimeOnly", IsStruct: true),
        StringFormat.Uuid => new PlainType("global::System.Guid", IsStruct: true),
        StringFormat.Uri => new UriType(),
        _ => new StringType
        {
            Format = schema.FormatName,
            MinLength = schema.MinLength > 0 ? schema.MinLength : null,
            MaxLength = schema.MaxLength,
            Pattern = schema.Pattern,
        },
    };

    private static EnumType Enum(EnumSchema schema, Scope scope, NestedName name)
    {
        var taken = scope.Take(schema.CSharpName, name);
        var fullName = scope.FullName + "." + CSharpName.Escape(taken);
        scope.Add(new EnumDeclaration(CSharpName.Escape(taken), schema.Description ?? schema.Title, fullName, Json: null) { Values = ValuesOf(schema) });
        return SharedTypes.EnumType(schema, fullName, "Json");
    }

    /// <summary>One permitted value that may be absent too: an enum of one value, which the caller sets or not.</summary>
    private static EnumType Choice(ConstSchema constant, Scope scope, NestedName name) =>
        Enum(new EnumSchema { Values = [constant.Value], CSharpName = constant.CSharpName, Description = constant.Description, Title = constant.Title }, scope, name);

    private ModelType Object(ObjectSchema schema, Scope scope, NestedName name)
    {
        var inner = scope.Nest(schema.CSharpName, name);
        scope.Add(DeclareObject(schema, inner));
        return new ModelType(inner.FullName, IsStruct: false);
    }

    private ObjectDeclaration DeclareObject(ObjectSchema schema, Scope scope)
    {
        var members = MembersOf(schema, scope);
        return new ObjectDeclaration(scope.EscapedName, schema.Description ?? schema.Title) { Members = members, Nested = scope.Nested() };
    }

    private ModelType Union(UnionSchema schema, Scope scope, NestedName name)
    {
        var inner = scope.Nest(schema.CSharpName, name);
        var cases = CasesOf(schema, inner);
        scope.Add(new UnionDeclaration(inner.EscapedName, schema.Description ?? schema.Title) { Cases = cases, Nested = inner.Nested() });
        return new ModelType(inner.FullName, IsStruct: true) { IsNullable = shared.IsNullable(schema) };
    }

    private EquatableArray<CSharpType> CasesOf(UnionSchema schema, Scope scope)
    {
        scope.Names = PlanNames.Nested(scope.Name, []);
        return new UnionCases(this, shared).Of(schema, scope).ToEquatableArray();
    }

    private static EquatableArray<NamedValue> ValuesOf(EnumSchema schema)
    {
        var names = PlanNames.OfValues(schema);
        var values = new NamedValue[names.Length];
        for (var i = 0; i < names.Length; i++)
            values[i] = new NamedValue(CSharpName.Escape(names[i]), schema.Values[i].Json, schema.Values[i].Description);
        return values.ToEquatableArray();
    }
}
