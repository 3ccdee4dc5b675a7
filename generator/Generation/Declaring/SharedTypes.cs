using TrackingPlan.Plan;
using TrackingPlan.Plan.Naming;

namespace TrackingPlan.Generation;

/// <summary>The definitions of a plan, those that are types of their own under their names.</summary>
internal sealed class SharedTypes
{
    private readonly Dictionary<string, Definition> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _helpers = new(StringComparer.Ordinal);
    private readonly PlanNames _names;
    private readonly string _namespace;

    public SharedTypes(PlanModel plan, PlanNames names, string ns)
    {
        _names = names;
        _namespace = ns;
        foreach (var definition in plan.Definitions)
            _definitions[definition.Pointer] = definition;
        foreach (var definition in plan.Definitions)
        {
            if (definition.Schema is EnumSchema)
                _helpers[definition.Pointer] = names.TakeHelper(names.TypeOf(definition) + "Json");
        }
    }

    public Definition? Find(string pointer) => _definitions.TryGetValue(pointer, out var definition) ? definition : null;

    public string NameOf(Definition definition) => _names.TypeOf(definition);

    public string FullNameOf(Definition definition) => $"global::{_namespace}.{CSharpName.Escape(NameOf(definition))}";

    public string HelperOf(Definition definition) => _helpers[definition.Pointer];

    /// <summary>The schema that a chain of references leads to; for a circle, the last reference.</summary>
    public Schema Resolve(Schema schema)
    {
        for (var hops = 0; hops <= _definitions.Count && schema is ReferenceSchema reference && Find(reference.Pointer) is { } target; hops++)
            schema = target.Schema;
        return schema;
    }

    /// <summary>The type of a definition that has one.</summary>
    public CSharpType? TypeOf(Definition definition) => definition.Schema switch
    {
        EnumSchema schema => EnumType(schema, FullNameOf(definition), $"global::{_namespace}.{HelperOf(definition)}.Of"),
        _ when PlanNames.IsType(definition.Schema) => new ModelType(FullNameOf(definition), definition.Schema is UnionSchema),
        _ => null,
    };

    public static EnumType EnumType(EnumSchema schema, string fullName, string json)
    {
        var allowed = new List<string>(schema.Values.Count);
        foreach (var value in schema.Values)
            allowed.Add(value.Json);
        return new EnumType(fullName, json, schema.Values.Count, string.Join(", ", allowed));
    }
}
