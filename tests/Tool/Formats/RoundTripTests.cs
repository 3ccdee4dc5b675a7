using System.Text.RegularExpressions;
using TrackingPlan.Json;
using TrackingPlan.Plan.Diff;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Tests;

public partial class RoundTripTests
{
    private const int Runs = 300;

    /// <summary>What Segment has no place for: nothing else may change on the way there and back.</summary>
    private static readonly string[] NotInSegment = ["OWNER", "USER", "ALONGSIDE", "CONSUMER", "AUDIENCE", "METRIC", "DESTINATION"];

    [Fact]
    public void A_native_plan_written_as_native_says_the_same()
    {
        var export = NativeWriter.Write(PlanDocuments.Read(Plans.Referral));
        Assert.Empty(export.Losses);
        Plans.AssertSame(Plans.Referral, export.OnlyFile());
    }

    [Fact]
    public void Shared_schemas_are_written_out_for_segment_and_mean_the_same()
    {
        var export = SegmentWriter.Write(PlanDocuments.Read(Plans.Referral));
        var back = NativeWriter.Write(PlanDocuments.Read(export.OnlyFile())).OnlyFile();
        var changes = PlanDiff.Compare(Plans.Referral.Model, back.Model);
        Assert.Equal([], changes.Select(c => c.Rule.Id).Where(id => !Array.Exists(NotInSegment, id.Contains)).Distinct());
        Assert.Contains(export.Losses, l => l.Path == "$.definitions");
        Assert.Contains(export.Losses, l => l.Path == "$.events[\"Referral Converted\"].user");
    }

    [Theory]
    [InlineData("segment-public-api-rules.json", 4)]
    [InlineData("typewriter-v8-plan.json", 0)]
    [InlineData("typewriter-v7-config-api-plan.json", 4)]
    [InlineData("rudderstack-plan.json", 0)]
    public void A_plan_of_another_shape_becomes_a_native_plan_that_says_the_same(string file, int losses)
    {
        var before = Plans.File(file, Repository.Read("tests/Tool/Formats/Examples/" + file));
        var export = NativeWriter.Write(PlanDocuments.Read(before));
        Assert.Equal(losses, export.Losses.Count);
        var changes = PlanDiff.Compare(before.Model, export.OnlyFile().Model);
        Assert.Equal(["PLAN_SHAPE_CHANGED"], changes.Select(c => c.Rule.Id).Except(["VERSION_STAMP_REMOVED"]));
    }

    [Fact]
    public void Any_native_plan_keeps_every_schema_through_native_segment_terraform_csv_and_typewriter()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            var before = Plans.Document(new PlanTexts(seed).Native(withFacts: true));
            Check(before, NativeWriter.Write(before), "native", seed);
            Check(before, SegmentWriter.Write(before), "segment", seed);
            Check(before, TerraformWriter.Write(before), "terraform", seed);
            Check(before, TypewriterWriter.Write(before), "typewriter", seed);
            var csv = CsvWriter.Write(before);
            Same(before, CsvReader.Read(csv.Files[0].Text, before.Name, "test.csv"), "csv", seed);
        }

        static void Check(PlanDocument before, Export export, string format, int seed) =>
            Same(before, PlanDocuments.Read(export.OnlyFile()), format, seed);
    }

    /// <summary>Of a plan, what an export says to have lost is taken away; what is left comes back as it was.</summary>
    [Fact]
    public void Nothing_differs_after_export_and_import_but_what_the_export_said()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            var text = new PlanTexts(seed).Native(withFacts: true);
            var plan = Plans.Document(text);
            foreach (var (format, export) in new[]
            {
                ("native", NativeWriter.Write(plan)), ("segment", SegmentWriter.Write(plan)), ("terraform", TerraformWriter.Write(plan)), ("typewriter", TypewriterWriter.Write(plan)), ("csv", CsvWriter.Write(plan)),
            })
            {
                var imported = format == "csv" ? CsvReader.Read(export.Files[0].Text, plan.Name, "test.csv") : PlanDocuments.Read(export.OnlyFile());
                var after = NativeWriter.Write(imported).OnlyFile();
                var held = Plans.File("test.plan.json", JsonText.Of(export.Losses.Aggregate(JsonParser.Parse(text).Root, Without)));
                var changes = PlanDiff.Compare(held.Model, after.Model).Select(c => $"{c.Rule.Id} {c.Subject}: {c.Before} -> {c.After}").ToList();
                Assert.True(changes.Count == 0, $"seed {seed}, {format}: {string.Join("\n", changes)}");
            }
        }
    }

    /// <summary>A plan without what stands at the path of a loss.</summary>
    private static JsonValue Without(JsonValue plan, Loss loss)
    {
        if (loss.IsKept)
            return plan;
        if (loss.Path == "$.definitions")
        {
            // They are written out wherever they are used.
            var document = Plans.Document(JsonText.Of(plan));
            var references = new References(document.Definitions);
            return NativeWriter.ToJson(document with { Calls = [.. document.Calls.Select(references.Inline)], Definitions = [] }, []);
        }

        var path = new List<string>();
        foreach (var step in PathStep().EnumerateMatches(loss.Path))
        {
            var text = loss.Path.AsSpan(step.Index, step.Length);
            if (text[0] == '.')
                path.Add(text[1..].ToString());
            else if (text[0] == '[')
                path.Add(JsonParser.Parse(text[1..^1].ToString()).Root.Text);
            else if (text is " (order)")
                return Changed(plan, path, Sorted);
            else if (plan["events"]![path[^1]]!["version"]!.Text != text[10..^1].ToString())
                path.AddRange(["versions", text[10..^1].ToString()]);
        }

        return Changed(plan, path, _ => null);
    }

    private static JsonValue Changed(JsonValue value, List<string> path, Func<JsonValue, JsonValue?> change)
    {
        if (value[path[0]] is not { } child)
            return value;
        var changed = path.Count == 1 ? change(child) : Changed(child, [.. path.Skip(1)], change);
        return changed is null ? value.Without(path[0]) : value.With(path[0], changed);
    }

    private static JsonValue Sorted(JsonValue value) => value.Kind == JsonKind.Object
        ? JsonBuild.Object(value.Members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => m with { Value = Sorted(m.Value) }))
        : value;

    [GeneratedRegex("""\.[\w$]+|\["(?:[^"\\]|\\.)*"\]| \(version \d+\)| \(order\)""")]
    private static partial Regex PathStep();

    /// <summary>The calls that the format holds, each with the same schema, but for shared schemas written out.</summary>
    private static void Same(PlanDocument before, PlanDocument after, string format, int seed)
    {
        var (expected, actual) = (new References(before.Definitions), new References(after.Definitions));
        var calls = before.Calls.Where(c => format != "typewriter" || (c.Type == CallType.Track && c.Version == 3)).ToList();
        Assert.Equal(calls.Count, after.Calls.Count);
        foreach (var call in calls)
        {
            var where = $"seed {seed}, {format}, {call.Path}";
            var other = after.Calls.SingleOrDefault(c => c.Type == call.Type && c.Name == call.Name && (c.Version ?? 1) == (call.Version ?? 1));
            Assert.True(other is not null, where);
            Assert.True((call.Description ?? "") == (other.Description ?? ""), where);
            var (left, right) = (Body(expected.Inline(call)), Body(actual.Inline(other)));
            Assert.True(left.SameAs(right), $"{where}\n{JsonText.Of(left)}\n{JsonText.Of(right)}");
        }
    }

    /// <summary>An object of no properties is one, said or unsaid.</summary>
    private static JsonValue Body(CallDocument call)
    {
        var body = Tidy.Schema(call.Body).Without("type");
        return body["properties"].IsEmptyObject() ? body.Without("properties") : body;
    }
}
