using TrackingPlan.Plan;

namespace TrackingPlan.Analysis.Values;

/// <summary>What the references of one plan lead to.</summary>
internal sealed class Definitions
{
    /// <summary>A longer chain of references is a circle, which is a fault of the plan and reported there.</summary>
    private const int MaxReferences = 32;

    private readonly Dictionary<string, Schema> schemas = new(StringComparer.Ordinal);

    public Definitions(PlanModel plan)
    {
        foreach (var definition in plan.Definitions)
            schemas[definition.Pointer] = definition.Schema;
    }

    /// <summary>The schema behind any references; anything goes where they lead nowhere.</summary>
    public Schema Resolve(Schema schema)
    {
        for (var i = 0; schema is ReferenceSchema reference; i++)
        {
            if (i == MaxReferences || !schemas.TryGetValue(reference.Pointer, out schema!))
                return new AnySchema { IsNullable = true };
        }

        return schema;
    }

    /// <summary>Whether null is a value, by the schema itself or by what it refers to.</summary>
    public bool IsNullable(Schema schema) => schema.IsNullable || (schema is ReferenceSchema && Resolve(schema).IsNullable);
}
