using System.Runtime.CompilerServices;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Language.Contract;

/// <summary>
/// Judges values by the schemas of a model: by what its contract says of them, for a model may come from an assembly or a lock, and the
/// text of its plan is not there.
/// </summary>
internal sealed class ModelJudge
{
    private static readonly ConditionalWeakTable<DefinitionTable, ModelJudge> Judges = new();

    private readonly SchemaJson _contract = new(new Dictionary<string, string>(StringComparer.Ordinal));
    private readonly SchemaCompiler _compiler;
    private readonly ConditionalWeakTable<Schema, CompiledSchema> _schemas = new();

    private ModelJudge(DefinitionTable definitions)
    {
        var members = definitions.All.Select(definition => $"{JsonText.Of(definition.Pointer)}:{_contract.Of(definition.Schema)}");
        _compiler = new(JsonParser.Parse("{\"definitions\":{" + string.Join(",", members) + "}}").Root) { IsForBuild = true };
    }

    /// <summary>The judge of a plan's values, prepared once for each plan.</summary>
    public static ModelJudge Of(DefinitionTable definitions) => Judges.GetValue(definitions, static table => new ModelJudge(table));

    /// <summary>The first thing that is wrong with a value; null when it is good.</summary>
    public SchemaViolation? FirstViolation(Schema schema, JsonValue value)
    {
        var found = _schemas.GetValue(schema, Compile).Judge(InstanceBuilder.Of(value));
        return found.Count > 0 ? found[0] : null;
    }

    private CompiledSchema Compile(Schema schema) => _compiler.Compile(JsonParser.Parse(_contract.Of(schema)).Root);
}
