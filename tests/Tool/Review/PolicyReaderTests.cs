using System.Text.Json.Nodes;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Review;

namespace TrackingPlan.Tool.Tests.Review;

/// <summary>The reader takes what the published schema takes, and nothing else.</summary>
public class PolicyReaderTests
{
    private const int Runs = 2_000;

    private static readonly string[] Scalars = ["null", "7", "true", "\"any\"", "\"none\"", "\"None\"", "\"breaking\"", "\"warning\"", "\"code\"", "\"\"", "[]", "{}", "[1]", "[null]", "[\"Beta *\"]"];

    [Fact]
    public async Task It_refuses_exactly_what_the_schema_refuses()
    {
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(Repository.Read("tool/schemas/policy.schema.json"), TestContext.Current.CancellationToken);
        var seed = Campaign.Seed;
        var random = new Random(seed);
        var taken = 0;
        for (var run = 0; run < Runs; run++)
        {
            var text = Policy(random);
            var isValid = schema.Validate(text).Count == 0;
            try
            {
                _ = PolicyReader.Read(text, "policy.json");
                Assert.True(isValid, $"seed {seed}, run {run}: the reader takes {text}");
                taken++;
            }
            catch (InputException exception)
            {
                Assert.False(isValid, $"seed {seed}, run {run}: {exception.Message}\n{text}");
                Assert.Matches(@"^policy\.json\(\d+\): .+[.?]$", exception.Message);
            }
        }

        Assert.InRange(taken, Runs / 10, Runs * 9 / 10);
    }

    private static string Policy(Random random)
    {
        var policy = new JsonObject();
        foreach (var name in new[] { "$schema", "failOn", "rules", "unstable", "fialOn" })
        {
            if (random.Next(name == "fialOn" ? 12 : 2) == 0)
                policy[name] = random.Next(4) == 0 ? Scalar() : Member(name);
        }

        return random.Next(30) == 0 ? Scalars[random.Next(Scalars.Length)] : policy.ToJsonString();

        JsonNode? Member(string name) => name switch
        {
            "failOn" => "code",
            "rules" => Rules(),
            "unstable" => new JsonArray("Beta *"),
            _ => "https://example.com/schema.json",
        };

        JsonObject Rules()
        {
            var rules = new JsonObject();
            for (var i = random.Next(3); i > 0; i--)
            {
                var judgement = new JsonObject();
                foreach (var audience in new[] { "code", "data", "dta" })
                {
                    if (random.Next(audience == "dta" ? 12 : 2) == 0)
                        judgement[audience] = random.Next(5) == 0 ? Scalar() : "warning";
                }

                rules[ChangeRules.All[random.Next(ChangeRules.All.Count)].Id] = random.Next(8) == 0 ? Scalar() : judgement;
            }

            return rules;
        }

        JsonNode? Scalar() => JsonNode.Parse(Scalars[random.Next(Scalars.Length)]);
    }
}
