using System.Text;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes.PublicApi.Writing;
using TrackingPlan.Tool.Commands;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.PublicApi;

namespace TrackingPlan.Tool.Tests.PublicApi;

/// <summary>Over plans made by chance: a pull leaves a push nothing to do but what is only here, and a plan nothing to lose.</summary>
public class PullLawTests
{
    private static int Runs { get; } = Campaign.Length(300);

    private static int FirstSeed { get; } = Campaign.Seed;

    [Fact]
    public void After_a_pull_a_push_changes_and_deletes_nothing()
    {
        for (var seed = FirstSeed; seed < FirstSeed + Runs; seed++)
        {
            var rules = Remote(seed);
            var pulled = PlanFormats.Write("native", PlanDocuments.OfRules(rules, "Live")).OnlyFile();
            var push = PushPlan.Of(FileDocuments.Read(pulled), rules);
            Assert.True(push is { Added: [], Changed: [], OnlyRemote: [] }, $"seed {seed}: {Told(push)}\n{pulled.Text}");
        }
    }

    [Fact]
    public void A_pull_over_a_plan_keeps_what_is_only_here_and_every_comment_of_it()
    {
        for (var seed = FirstSeed; seed < FirstSeed + Runs; seed++)
        {
            var (rules, random) = (Remote(seed), new Random(seed));

            // The plan of before: some of what Segment holds, some of it otherwise, and some of its own, written by hand.
            var other = JsonParser.Parse(new PlanTexts(random.Next(3) == 0 ? seed : seed + 1).Native(withFacts: true)).Root;
            var text = ByHand(other, random);
            var local = Plans.File("app.plan.json", text);
            var remote = PlanDocuments.OfRules(rules, "Live");
            var merge = PlanMerge.Onto(local, remote);
            var merged = Plans.File("app.plan.json", merge.Text);

            Assert.True(merged.Reading.Document.Problems.All(p => p.Kind == JsonProblemKind.Extension), $"seed {seed}: {string.Join(", ", local.Reading.Document.Problems.Select(p => p.Message))}\n{text}\n----\n{merge.Text}");
            var push = PushPlan.Of(FileDocuments.Read(merged), rules);
            Assert.True(push is { OnlyRemote: [] } && push.Changed.Count == merge.Undescribed.Count, $"seed {seed}: {Told(push)}\n{text}\n----\n{merge.Text}");
            Assert.Equal(merge.OnlyLocal.Count, push.Added.Count);
            Assert.All(push.Changed, rule => Assert.True(RuleComparison.AreSame(
                rule.With("jsonSchema", rule["jsonSchema"]!.Without("description")), rules.Single(held => RuleId.Of(held) == RuleId.Of(rule))), $"seed {seed}: {JsonText.Of(rule)}"));
            foreach (var call in merge.OnlyLocal.Where(c => c.Kind == PlannedCallKind.Track && merge.OnlyLocal.Count(o => o.Name == c.Name) == FileDocuments.Read(local).Calls.Count(o => o.Name == c.Name)))
            {
                var range = local.Reading.Document.Root["events"]![call.Name]!.Range;
                if (!remote.Calls.Any(c => c.Kind == PlannedCallKind.Track && c.Name == call.Name))
                    Assert.True(merge.Text.Contains(text.Substring(range.Start, range.Length), StringComparison.Ordinal), $"seed {seed}: {call.Path}\n{text}\n----\n{merge.Text}");
            }

            Assert.True(merge.Text.StartsWith("/* first */", StringComparison.Ordinal) && merge.Text.Contains("// last", StringComparison.Ordinal), $"seed {seed}");
            Assert.True(PlanMerge.Onto(merged, remote).Text == merge.Text, $"seed {seed}: a second pull changes something\n{merge.Text}\n----\n{PlanMerge.Onto(merged, remote).Text}");
        }
    }

    /// <summary>What Segment holds: rules with what its editor adds, several calls of a kind, rules for every call.</summary>
    private static List<JsonValue> Remote(int seed)
    {
        var random = new Random(seed);
        var rules = SegmentWriter.Rules(Draft07.Plan(Plans.Document(new PlanTexts(seed).Native(withFacts: false)), [])).Select(rule =>
        {
            var schema = rule["jsonSchema"]!;
            if (random.Next(3) == 0)
                schema = schema.Without("description");
            if (random.Next(3) == 0)
                schema = schema.With("labels", JsonBuild.Object(("area", JsonBuild.Text("shop"))));
            if (random.Next(4) == 0)
                schema = schema.With("properties", schema["properties"]!.With("context", JsonBuild.Object(("required", JsonBuild.Array([JsonBuild.Text("ip")])))));
            return rule.With("jsonSchema", schema);
        }).ToList();
        foreach (var (type, key, version) in new[] { ("PAGE", "Home", 1), ("PAGE", "Pricing", 1), ("SCREEN", null, 2), ("IDENTIFY", null, 7), ("GROUP", null, 3), ("COMMON", null, 1), ("TRACK", "Segment Consent Preference Updated", 1) })
        {
            if (random.Next(2) == 0)
                rules.Add(LiveRule.Of(type, key, version));
        }

        return rules;
    }

    /// <summary>JSON as people write it: with comments anywhere, trailing commas, and white space of any kind.</summary>
    private static string ByHand(JsonValue value, Random random)
    {
        var text = new StringBuilder("/* first */ ");
        var lineEnd = random.Next(3) == 0 ? "\r\n" : "\n";
        Write(value, 1);
        return text.Append(lineEnd).Append("// last").ToString();

        void Write(JsonValue value, int depth)
        {
            if (value.Kind is not (JsonKind.Object or JsonKind.Array))
            {
                text.Append(JsonText.Of(value));
                return;
            }

            var (isObject, isWide) = (value.Kind == JsonKind.Object, depth < 4 || random.Next(3) == 0);
            text.Append(isObject ? '{' : '[');
            var count = value.Members.Count + value.Items.Count;
            for (var i = 0; i < count; i++)
            {
                Space(isWide, depth);
                if (isObject)
                    text.Append(JsonText.Of(value.Members[i].Name)).Append(random.Next(5) == 0 ? " /* : */ : " : ": ");
                Write(isObject ? value.Members[i].Value : value.Items[i], depth + 1);
                text.Append(random.Next(20) == 0 ? "/* , */" : "").Append(i < count - 1 || random.Next(8) == 0 ? "," : "").Append(random.Next(8) == 0 ? $" // beside {i}{lineEnd}" : "");
            }

            if (count == 0 && random.Next(4) == 0)
                text.Append("/* nothing */");
            else
                Space(isWide, depth - 1);
            text.Append(isObject ? '}' : ']');
        }

        void Space(bool isWide, int depth)
        {
            if (!isWide && random.Next(6) > 0)
                return;
            if (random.Next(6) == 0)
                text.Append(lineEnd).Append(' ', depth * 3).Append($"// before {random.Next(100)}");
            text.Append(lineEnd).Append(' ', depth * 3);
        }
    }

    private static string Told(PushPlan push) => string.Join(", ", push.Changed.Select(rule => "~" + JsonText.Of(rule)).Concat(push.OnlyRemote.Select(id => "-" + id)).Concat(push.Added.Select(rule => "+" + JsonText.Of(rule))));
}
