using System.Text;

namespace TrackingPlan.Tool.Benchmarks;

/// <summary>A plan of many events of eight properties, and the same plan after a quarter of them changed.</summary>
internal static class LargePlan
{
    public static string Text(int events, bool isChanged)
    {
        var text = new StringBuilder("{ \"name\": \"Large\", \"definitions\": { \"id\": { \"type\": \"string\", \"minLength\": 1 } }, \"events\": {\n");
        for (var i = 0; i < events; i++)
        {
            var isOther = isChanged && i % 4 == 0;
            text.Append(i == 0 ? "" : ",\n").Append(
                $$"""
                    "Thing {{i}} Done": {
                      "description": "Somebody does thing {{i}}.", "version": {{(isOther ? 2 : 1)}}, "owner": "team {{i % 7}}", "user": "user_id",
                      "properties": {
                        "user_id": { "$ref": "#/definitions/id" },
                        "amount_{{i}}": { "type": "{{(isOther ? "integer" : "number")}}", "minimum": 0 },
                        "channel": { "type": "string", "enum": ["web", "app"{{(isOther ? ", \"mail\"" : "")}}] },
                        "label": { "type": ["string", "null"], "maxLength": {{(isOther ? 40 : 80)}} },
                        "at": { "type": "string", "format": "date-time" },
                        "tags": { "type": "array", "items": { "type": "string" } },
                        "place": { "type": "object", "properties": { "city": { "type": "string" }{{(isOther ? "" : ", \"zip\": { \"type\": \"string\" }")}} } },
                        "{{(isOther ? "is_first" : "first")}}": { "type": "boolean" }
                      },
                      "required": ["user_id", "amount_{{i}}", "channel"]
                    }
                """);
        }

        return text.Append("\n} }").ToString();
    }
}
