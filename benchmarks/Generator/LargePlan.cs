using System.Globalization;
using System.Text;

namespace TrackingPlan.TestSupport;

/// <summary>A plan of many events, as large as the largest real ones, and always the same.</summary>
internal static class LargePlan
{
    private static readonly string[] Objects = ["Order", "Product", "Account", "Invoice", "Project", "Report", "Team", "Video", "Search", "Trial"];

    private static readonly string[] Actions = ["Created", "Viewed", "Updated", "Deleted", "Shared", "Started", "Completed", "Failed", "Exported", "Invited"];

    /// <summary>So many events of 15 properties each.</summary>
    public static string Of(int events)
    {
        var plan = new StringBuilder("""
            {
              "name": "Large",
              "definitions": { "user_id": { "description": "Our own id of a user.", "type": "string", "minLength": 1, "maxLength": 128 } },
              "events": {
            """);
        for (var i = 0; i < events; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{Objects[i % 10]} {Actions[i / 10 % 10]}{(i < 100 ? "" : $" In Area {i / 100}")}");
            plan.Append(i == 0 ? "\n" : ",\n").Append(CultureInfo.InvariantCulture, $$"""
                    "{{name}}": {
                      "description": "The {{name}} event, number {{i}}.",
                      "version": 1,
                      "owner": "growth",
                      "user": "user_id",
                      "properties": {
                        "user_id": { "$ref": "#/definitions/user_id" },
                        "channel": { "description": "Where it happened.", "type": "string", "enum": ["web", "mobile", "api", "import"] },
                        "currency": { "type": "string", "pattern": "^[A-Z]{3}$" },
                        "total": { "description": "What was paid.", "type": "number", "minimum": 0 },
                        "quantity": { "type": "integer", "minimum": 1, "maximum": 1000 },
                        "is_trial": { "type": "boolean" },
                        "started_at": { "type": "string", "format": "date-time" },
                        "session_id": { "type": "string", "format": "uuid" },
                        "coupon": { "type": ["string", "null"] },
                        "tags": { "type": "array", "items": { "type": "string", "maxLength": 40 } },
                        "address": { "type": "object", "properties": { "city": { "type": "string" }, "country": { "type": "string" } }, "required": ["country"] },
                        "page_path": { "type": "string", "maxLength": 2000 },
                        "page_title": { "type": "string" },
                        "experiment": { "type": "string" },
                        "variant_{{i}}": { "type": "string" }
                      },
                      "required": ["user_id", "channel", "total", "currency"]
                    }
                """);
        }

        return plan.Append("\n  }\n}\n").ToString();
    }
}
