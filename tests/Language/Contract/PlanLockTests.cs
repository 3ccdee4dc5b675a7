using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Tests.Contract;

public sealed class PlanLockTests
{
    private static string ReferralPlan { get; } = Repository.Read("tracking-plan/referral.plan.json");

    [Fact]
    public void One_sorted_line_for_each_call_property_and_shared_schema()
    {
        var text = PlanLock.Write(SmallPlan.Model("""
            {
              "name": "Shop",
              "description": "Words for people.",
              "definitions": { "money": { "type": "number", "minimum": 0 } },
              "events": {
                "Order Refunded": { "version": 2, "user": "buyer", "properties": { "buyer": { "type": "string" } }, "required": ["buyer"] },
                "Order Completed": {
                  "deprecated": { "message": "soon gone", "sunset": "2027-01-31" },
                  "properties": {
                    "total": { "$ref": "#/definitions/money", "description": "What was paid." },
                    "channel": { "enum": ["web", "app"], "valueNames": { "web": "Site" } },
                    "buyer": { "type": ["string", "null"], "maxLength": 9, "pii": true }
                  },
                  "required": ["total"]
                }
              },
              "identify": { "traits": { "email": { "type": "string", "format": "email" } } }
            }
            """));

        Assert.Equal(
            """
            # The contract of a tracking plan: what code and data rely on. Do not edit: write it with 'tracking-plan lock'.
            plan "Shop"
            definition "money" {"type":"number","minimum":0}
            identify "email" optional {"type":"string","format":"email"}
            identify {}
            track "Order Completed" "buyer" optional {"type":["string","null"],"maxLength":9,"pii":true}
            track "Order Completed" "channel" optional {"enum":["web","app"],"valueNames":{"web":"Site"}}
            track "Order Completed" "total" required {"$ref":"#/definitions/money"}
            track "Order Completed" {"deprecated":{"sunset":"2027-01-31"}}
            track "Order Refunded" v2 "buyer" required {"type":"string"}
            track "Order Refunded" v2 {"user":"buyer"}

            """,
            text);
    }

    public static TheoryData<string> Plans =>
    [
        ReferralPlan,
        """{ "events": {} }""",
        """
        {
          "definitions": {
            "a/b~c": { "type": "object", "properties": { "x": { "$ref": "#/definitions/a~1b~0c" } }, "additionalProperties": false },
            "state": { "enum": ["on", "off", null] }
          },
          "events": {
            "": { "properties": { "": {}, "\"quoted\" \\ v2 required": { "type": "any" }, "line\nbreak": { "type": "string", "pattern": "^\\d{2}$" } } },
            "A\u2028B": {
              "version": 3,
              "alongside": ["identify", ""],
              "versions": { "1": { "properties": { "old": { "type": "integer", "multipleOf": 5 } } }, "2": {} },
              "properties": {
                "id": { "anyOf": [{ "type": "string" }, { "type": "integer" }, { "type": "null" }] },
                "ref": { "anyOf": [{ "$ref": "#/definitions/state" }, { "type": "null" }] },
                "list": { "type": ["array", "null"], "items": { "type": "object", "properties": { "n": { "type": "number", "format": "double", "exclusiveMinimum": -1e3 } }, "required": ["n"], "csharpName": "Item" }, "minItems": 1, "maxItems": 9, "uniqueItems": true },
                "when": { "type": "string", "format": "date-time", "deprecated": true, "csharpName": "At" },
                "flag": { "type": ["boolean", "null"] },
                "nothing": { "type": "null" },
                "fixed": { "const": { "a": [1, 2.50] } }
              },
              "additionalProperties": false,
              "required": ["id", "unheard of"]
            }
          },
          "group": { "traits": { "plan": { "enum": [1, 2.5, true, "x"] } } },
          "page": { "name": "Pricing", "properties": { "v1": { "type": "string" } } },
          "screen": { "properties": { "name": { "type": "string", "format": "ipv4" } } }
        }
        """,
    ];

    [Theory]
    [MemberData(nameof(Plans))]
    public void What_is_written_reads_back_to_the_same_contract(string json)
    {
        var plan = SmallPlan.Model(json);
        var text = PlanLock.Write(plan);
        var read = PlanLock.Read(text);

        Assert.Empty(read.UnreadableLines);
        Assert.Equal(text, PlanLock.Write(read.Plan));
        Assert.Equal(plan.Calls.Count, read.Plan.Calls.Count);
        // The order of properties is no line of a lock.
        var contract = PlanDiff.Compare(read.Plan, plan).Where(change => change.Worst != Impact.None && change.Rule != ChangeRules.PropertiesReordered);
        Assert.Empty(contract.Select(change => change.Message));
    }

    /// <summary>A written lock may go deeper than a plan may, and refer in circles; the reader of locks has no limit of its own.</summary>
    [Theory]
    [InlineData("{\"type\":[\"array\",\"object\"],\"properties\":{\"p\":{\"type\":\"string\"}},\"items\":")]
    [InlineData("{\"type\":\"array\",\"items\":")]
    public void What_stands_as_deep_as_a_plan_may_go_reads_back(string level)
    {
        var schema = string.Concat(Enumerable.Repeat(level, PlanLimits.Depth - 2)) + "{\"type\":\"string\"}" + new string('}', PlanLimits.Depth - 2);
        var plan = SmallPlan.Model($$$"""{"name":"A","definitions":{"d":{{{schema}}},"other":{"anyOf":[{"$ref":"#/definitions/d"},{"$ref":"#/events/E/properties/p"}]}},"events":{"E":{"properties":{"p":{{{schema}}} } } } }""");
        var text = PlanLock.Write(plan);
        Assert.True(PlanLock.IsReadBack(text, text));
    }

    [Fact]
    public void The_order_and_layout_of_a_plan_make_no_difference()
    {
        var one = """{ "name": "P", "events": { "A": { "properties": { "x": { "type": "string" }, "y": {} }, "required": ["x"] }, "B": {} } }""";
        var other = """{"events":{"B":{"description":"b"},"A":{"required":["x"],"properties":{"y":{},"x":{"title":"X","type":"string"}}}},"name":"P"}""";
        Assert.Equal(PlanLock.Write(SmallPlan.Model(one)), PlanLock.Write(SmallPlan.Model(other)));
    }

    [Fact]
    public void Lines_that_are_none_are_named_and_change_nothing_else()
    {
        var text = PlanLock.Write(SmallPlan.Model(ReferralPlan)).Split('\n').ToList();
        text.Insert(3, "<<<<<<< HEAD");
        text.Insert(5, "track \"Unclosed");
        text.Insert(7, "track \"A\" required {\"type\":");
        var read = PlanLock.Read(string.Join("\r\n", text));

        Assert.Equal([3, 5, 7], read.UnreadableLines);
        Assert.Equal(PlanLock.Write(SmallPlan.Model(ReferralPlan)), PlanLock.Write(read.Plan));
    }

    [Fact]
    public void A_lock_cut_anywhere_is_read_without_fault()
    {
        var text = PlanLock.Write(SmallPlan.Model(ReferralPlan));
        for (var length = 0; length < text.Length; length += 7)
            _ = PlanLock.Read(text[..length]);
    }
}
