namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>A union's members may stand anywhere, and be anything.</summary>
public sealed class UnionTests
{
    /// <summary>What one member is, alone and behind one reference or several, beside a text, beside a number, and beside its like.</summary>
    public static TheoryData<string, string> Members
    {
        get
        {
            string[] members =
            [
                "\"const\": \"one\"", "\"const\": 1.5", "\"const\": true", "\"const\": null", "\"const\": { \"a\": 1 }", "\"const\": [1]",
                "\"enum\": [\"a\", \"b\"]", "\"enum\": [null]", "\"type\": \"array\", \"items\": { \"const\": 1 }", "\"type\": \"object\"",
                "\"anyOf\": [{ \"const\": \"x\" }, { \"type\": \"integer\" }]", "\"type\": [\"string\", \"null\"]", "\"not\": {}",
                "\"type\": [\"array\", \"object\"], \"items\": { \"$ref\": \"#/definitions/item\" }, \"properties\": { \"p\": { \"$ref\": \"#/definitions/item\" } }",
                "\"type\": \"array\", \"items\": { \"$ref\": \"#/definitions/item\" }",
            ];
            var data = new TheoryData<string, string>();
            foreach (var member in members)
            {
                foreach (var other in new[] { "\"type\": \"string\"", "\"type\": \"number\"", members[^1], member }.Distinct())
                    data.Add(member, other);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void Compiles_whatever_its_members_refer_to(string member, string other)
    {
        var plan = PlanCompilation.Of($$"""
            {
              "definitions": {
                "item": { "type": "object", "properties": { "a": { "type": "string" } } },
                "one": { {{member}} },
                "two": { "$ref": "#/definitions/one" },
                "sum": { "allOf": [{ "$ref": "#/definitions/one" }, { "$ref": "#/definitions/two" }] },
                "union": { "anyOf": [{ "$ref": "#/definitions/sum" }, { "$ref": "#/definitions/two" }, { {{other}} }] }
              },
              "events": {
                "E": {
                  "properties": {
                    "shared": { "$ref": "#/definitions/union" },
                    "inPlace": { "anyOf": [{ "$ref": "#/definitions/two" }, { {{other}} }] },
                    "list": { "type": "array", "items": { "oneOf": [{ {{other}} }, { "$ref": "#/definitions/sum" }] } }
                  }
                }
              }
            }
            """);
        plan.AssertClean();
    }
}
