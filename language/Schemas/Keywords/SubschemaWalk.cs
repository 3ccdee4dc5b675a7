using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Schemas.Keywords;

/// <summary>The schemas that stand directly in a schema, wherever a keyword holds some.</summary>
internal static class SubschemaWalk
{
    public static IEnumerable<JsonValue> Of(JsonValue schema)
    {
        foreach (var member in schema.Members)
        {
            switch (KeywordTable.Find(member.Name)?.Subschemas)
            {
                case Subschemas.One or Subschemas.OneOrMany when member.Value.Kind != JsonKind.Array:
                    yield return member.Value;
                    break;
                case Subschemas.Many or Subschemas.OneOrMany:
                    foreach (var item in member.Value.Items)
                        yield return item;
                    break;
                case Subschemas.Named:
                    foreach (var named in member.Value.Members)
                        yield return named.Value;
                    break;
            }
        }
    }
}
