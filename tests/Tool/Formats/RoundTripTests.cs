using System.Text.RegularExpressions;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes.Csv;
using TrackingPlan.Tool.Formats;

namespace TrackingPlan.Tool.Tests;

public partial class RoundTripTests
{
    private const int Runs = 300;

    /// <summary>What Segment has no place for: nothing else may change on the way there and back.</summary>
    private static readonly string[] NotInSegment = ["OWNER", "USER", "ALONGSIDE", "CONSUMER", "AUDIENCE", "METRIC", "DESTINATION", "PERSONAL_DATA", "VERSION_STAMP"];

    [Fact]
    public void A_native_plan_written_as_native_says_the_same()
    {
        var export = PlanFormats.Write("native", FileDocuments.Read(Plans.Referral));
        Assert.Empty(export.Losses);
        Plans.AssertSame(Plans.Referral, export.OnlyFile());
    }

    [Fact]
    public void Shared_schemas_are_written_out_for_segment_and_mean_the_same()
    {
        var export = PlanFormats.Write("segment", FileDocuments.Read(Plans.Referral));
        var back = PlanFormats.Write("native", FileDocuments.Read(export.OnlyFile())).OnlyFile();
        var changes = PlanDiff.Compare(Plans.Referral.Model, back.Model);
        Assert.Equal([], changes.Select(c => c.Rule.Id).Where(id => !Array.Exists(NotInSegment, id.Contains)).Distinct());
        Assert.Contains(export.Losses, l => l.Path == "$.definitions");
        Assert.Contains(export.Losses, l => l.Path == "$..version");
        Assert.Contains(export.Losses, l => l.Path.EndsWith("].pii", StringComparison.Ordinal));
        Assert.Contains(export.Losses, l => l.Path == "$.events[\"Referral Converted\"].user");
    }

    [Theory]
    [InlineData("segment-public-api-rules.json", 4)]
    [InlineData("typewriter-v8-plan.json", 0)]
    [InlineData("typewriter-v7-config-api-plan.json", 4)]
    [InlineData("rudderstack-plan.json", 0)]
    public void A_plan_of_another_shape_becomes_a_native_plan_that_says_the_same(string file, int losses)
    {
        var before = Plans.File(file, Repository.Read("tests/Shared/Examples/" + file));
        var export = PlanFormats.Write("native", FileDocuments.Read(before));
        Assert.Equal(losses, export.Losses.Count);
        var changes = PlanDiff.Compare(before.Model, export.OnlyFile().Model);
        Assert.Equal(["PLAN_SHAPE_CHANGED"], changes.Select(c => c.Rule.Id));
    }

    [Fact]
    public void Any_native_plan_keeps_every_schema_through_native_segment_terraform_csv_and_typewriter()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            var before = Plans.Document(new PlanTexts(seed).Native(withFacts: true));
            Check(before, PlanFormats.Write("native", before), "native", seed);
            Check(before, PlanFormats.Write("segment", before), "segment", seed);
            Check(before, PlanFormats.Write("terraform", before), "terraform", seed);
            Check(before, PlanFormats.Write("typewriter", before), "typewriter", seed);
            var csv = PlanFormats.Write("csv", before);
            Same(before, CsvReader.Read(csv.Files[0].Text, before.Name, "test.csv"), "csv", seed);
        }

        static void Check(PlanDocument before, Export export, string format, int seed) =>
            Same(before, FileDocuments.Read(export.OnlyFile()), format, seed);
    }

    /// <summary>Of a plan, what an export says to have lost is taken away; what is left comes back as it was.</summary>
    [Fact]
    public void Nothing_differs_after_export_and_import_but_what_the_export_said()
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            // An odd plan is said in the words of draft-07 first: so the paths of what is lost are its own.
            var odd = Plans.Document(JsonText.Of(new OddPlans(seed).Of("native"))) with { IsNative = false };
            foreach (var text in seed % 3 == 0 ? [new PlanTexts(seed).Native(withFacts: true), JsonText.Of(PlanFormats.NativeJson(odd, []))] : new[] { new PlanTexts(seed).Native(withFacts: true) })
            {
                var plan = Plans.Document(text);
                foreach (var (format, export) in new[]
                {
                    ("native", PlanFormats.Write("native", plan)), ("segment", PlanFormats.Write("segment", plan)), ("terraform", PlanFormats.Write("terraform", plan)), ("typewriter", PlanFormats.Write("typewriter", plan)), ("csv", PlanFormats.Write("csv", plan)),
                })
                {
                    var imported = format == "csv" ? CsvReader.Read(export.Files[0].Text, "test", "test.csv") : FileDocuments.Read(export.OnlyFile());
                    var after = PlanFormats.Write("native", imported).OnlyFile();
                    var held = Plans.File("test.plan.json", JsonText.Of(export.Losses.OrderBy(IsOfAll).Aggregate(JsonParser.Parse(text).Root, Without)));
                    var changes = PlanDiff.Compare(held.Model, after.Model).Select(c => $"{c.Rule.Id} {c.Subject}: {c.Before} -> {c.After}").ToList();
                    Assert.True(changes.Count == 0, $"seed {seed}, {format}: {string.Join("\n", changes)}\n{string.Join("\n", export.Losses)}\n{text}");
                }
            }
        }
    }

    /// <summary>What an import puts into the words of draft-07, or leaves out, the compiler has read so all along.</summary>
    [Fact]
    public void An_import_says_to_the_compiler_what_its_source_does()
    {
        var faults = new List<string>();
        for (var seed = 0; seed < Runs / 2; seed++)
        {
            foreach (var shape in OddPlans.Shapes)
            {
                // An allOf of words that mean nothing is no addition to the compiler; without them it may be one.
                var text = JsonText.Of(new OddPlans(seed).Of(shape)).Replace("\"allOf\":", "\"anyOf\":", StringComparison.Ordinal);
                var before = Plans.File("test.plan.json", text);
                var import = PlanFormats.Write("native", FileDocuments.Read(before) with { IsNative = false });
                var changes = PlanDiff.Compare(before.Model, import.OnlyFile().Model).Where(c => c.Rule != ChangeRules.PlanShapeChanged && !IsSaid(c, import.Losses, shape)).ToList();
                faults.AddRange(changes.Take(1).Select(c => $"seed {seed}, {shape}: {c.Rule.Id} {c.Subject}: {c.Before} -> {c.After}\n{text}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults.OrderBy(fault => fault.Length).Take(8)));

        // What a rule shares within itself is written out: then its type has the name of its property (code that names it breaks), and alternatives that were one by their
        // reference are two. A version without a description has that of the newest in a native plan.
        static bool IsSaid(PlanChange change, IReadOnlyList<Loss> losses, string shape) =>
            change.Rule == ChangeRules.TypeNameChanged || change.Rule == ChangeRules.CodeBroken
            || (change.Rule == ChangeRules.DescriptionChanged && (shape != "native" || losses.Any(loss => loss.Path.EndsWith("].description", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("segment", "$..version: Segment numbers every call; those without a version get 1 (1 of them)")]
    [InlineData("csv", "$.name: CSV has no place for it")]
    [InlineData("segment", "$.identify.traits[\"email\"].pii: Segment has no place for it")]
    [InlineData("segment", "$.definitions[\"id\"].csharpName: Segment has no place for it")]
    [InlineData("typewriter", "$.events[\"A\"].versions[\"1\"]: Typewriter knows the newest version of an event only")]
    [InlineData("jsonschema", "$.events[\"A\"].properties[\"id\"].pattern: JSON Schema takes patterns of ECMA-262, which cannot say this one")]
    [InlineData("csv", "$.events[\"A\"].properties[\"n\"].minLength: the text \"2\" means nothing there; expected an integer from 0")]
    public void What_a_format_cannot_hold_is_said(string format, string expected)
    {
        var export = ExportFormats.Write(format, Plans.File("test.plan.json", """
            {
              "name": "Shop",
              "definitions": { "id": { "type": "string", "csharpName": "Key" } },
              "events": {
                "A": {
                  "version": 2, "properties": { "id": { "type": "string", "pattern": "(?i)a" }, "ref": { "$ref": "#/definitions/id" }, "n": { "type": "string", "minLength": "2" } },
                  "versions": { "1": { "properties": {} } }
                }
              },
              "identify": { "traits": { "email": { "type": "string", "pii": true } } },
              "group": { "version": 1, "traits": {} }
            }
            """));
        Assert.Contains(expected, export.Losses.Select(loss => $"{loss.Path}: {loss.Reason}"));
    }

    [Fact]
    public void Versions_of_traits_and_descriptions_of_versions_come_back()
    {
        var plan = Plans.File("test.plan.json", """
            {
              "name": "Shop",
              "events": { "A": { "description": "New.", "version": 2, "versions": { "1": { "description": "Old." } } } },
              "identify": { "version": 1 }, "group": { "version": 3, "description": "A company." }
            }
            """);
        foreach (var export in new[] { PlanFormats.Write("segment", FileDocuments.Read(plan)), PlanFormats.Write("native", FileDocuments.Read(plan)) })
        {
            Assert.Empty(export.Losses);
            Plans.AssertSame(plan, PlanFormats.Write("native", FileDocuments.Read(export.OnlyFile())).OnlyFile());
        }
    }

    /// <summary>A reference to anywhere in the plan is written out like one to its definitions; one that leads in a circle takes its target along.</summary>
    [Fact]
    public void A_reference_to_anywhere_is_written_out()
    {
        var plan = Plans.Document("""
            {
              "name": "Shop",
              "definitions": { "money": { "type": "number" }, "node": { "type": "object", "properties": { "next": { "$ref": "#/definitions/node" }, "cost": { "$ref": "#/definitions/money" } } } },
              "events": {
                "A": { "version": 1, "properties": { "default": { "type": "string", "maxLength": 3 } } },
                "B": { "version": 1, "properties": { "default": { "$ref": "#/events/A/properties/default" }, "node": { "$ref": "#/definitions/node" } } }
              }
            }
            """);
        foreach (var export in new[] { PlanFormats.Write("segment", plan), PlanFormats.Write("typewriter", plan), PlanFormats.Write("jsonschema", plan), PlanFormats.Write("csv", plan) })
        {
            Assert.DoesNotContain(export.Files, file => file.Text.Contains("#/events", StringComparison.Ordinal) || file.Text.Contains("#/definitions/money", StringComparison.Ordinal) != file.Name.EndsWith(".schema.json", StringComparison.Ordinal));
            Assert.DoesNotContain(export.Losses, loss => loss.Path.Contains("$ref", StringComparison.Ordinal));
        }
    }

    /// <summary>Written out, a chain of schemas that each refer to the next one twice would be as long as two to the power of the chain.</summary>
    [Theory]
    [InlineData("segment")]
    [InlineData("typewriter")]
    [InlineData("terraform")]
    [InlineData("csv")]
    [InlineData("jsonschema")]
    public void Shared_schemas_that_would_be_too_much_stay_shared(string format)
    {
        const int Long = 3_000;
        var definitions = string.Join(",", Enumerable.Range(0, Long).Select(i => $$"""
            "d{{i}}": { "type": "object", "properties": { "a": { "$ref": "#/definitions/d{{i + 1}}" }, "b": { "$ref": "#/definitions/d{{i + 1}}" } } }
            """));
        var plan = Plans.File("t.plan.json", $$"""{ "definitions": { {{definitions}}, "d{{Long}}": {} }, "events": { "A": { "properties": { "p": { "$ref": "#/definitions/d0" } } } } }""");
        var text = ExportFormats.Write(format, plan).Files[0].Text;
        Assert.Contains("#/definitions/d", text, StringComparison.Ordinal);
        Assert.True(text.Length < 20 * plan.Text.Length, $"{text.Length} characters of {plan.Text.Length}");
    }

    /// <summary>What is said of a shared schema is said of all places that it is then written out at.</summary>
    private static int IsOfAll(Loss loss) => loss.Path is "$.definitions" or "$.$defs" ? 1 : loss.Path.StartsWith("$.definitions", StringComparison.Ordinal) || loss.Path.StartsWith("$.$defs", StringComparison.Ordinal) ? 0 : 2;

    /// <summary>A plan without what stands at the path of a loss.</summary>
    private static JsonValue Without(JsonValue plan, Loss loss)
    {
        if (loss.IsKept)
            return plan;
        if (loss.Path is "$.definitions" or "$.$defs")
        {
            // They are written out wherever they are used, but for those that lead in a circle.
            var document = Plans.Document(JsonText.Of(plan));
            return PlanFormats.NativeJson(document with { IsNative = false, Calls = [.. document.Calls.Select(c => c with { Shared = document.Definitions })], Definitions = [] }, []);
        }

        if (loss.Path == "$..version")
            return Numbered(plan);
        var path = new List<string>();
        foreach (var step in PathStep().EnumerateMatches(loss.Path))
        {
            var text = loss.Path.AsSpan(step.Index, step.Length);
            if (text is " (order)")
                return Changed(plan, path, Sorted);
            path.Add(text[0] == '.' ? text[1..].ToString() : JsonParser.Parse(text[1..^1].ToString()).Root.Text);
        }

        return Changed(plan, path, _ => null);
    }

    private static JsonValue Numbered(JsonValue plan)
    {
        var one = JsonBuild.Number(1);
        if (plan["events"] is { } events)
            plan = plan.With("events", JsonBuild.Object(events.Members.Select(e => e.Value["version"] is null ? e with { Value = e.Value.With("version", one) } : e)));
        foreach (var key in new[] { "identify", "group", "page", "screen" })
        {
            if (plan[key] is { } call && call["version"] is null)
                plan = plan.With(key, call.With("version", one));
        }

        return plan;
    }

    private static JsonValue Changed(JsonValue value, List<string> path, Func<JsonValue, JsonValue?> change)
    {
        if (value.Kind == JsonKind.Array)
        {
            var at = int.Parse(path[0], System.Globalization.CultureInfo.InvariantCulture);
            var items = value.Items.Select((item, i) => i != at ? item : path.Count == 1 ? change(item) : Changed(item, [.. path.Skip(1)], change));
            return JsonBuild.Array(items.OfType<JsonValue>());
        }

        if (value[path[0]] is not { } child)
            return value;
        var changed = path.Count == 1 ? change(child) : Changed(child, [.. path.Skip(1)], change);
        return changed is null ? value.Without(path[0]) : value.With(path[0], changed);
    }

    private static JsonValue Sorted(JsonValue value) => value.Kind == JsonKind.Object
        ? JsonBuild.Object(value.Members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => m with { Value = Sorted(m.Value) }))
        : value;

    [GeneratedRegex("""\.[\w$-]+|\["(?:[^"\\]|\\.)*"\]|\[\d+\]| \(order\)""")]
    private static partial Regex PathStep();

    /// <summary>The calls that the format holds, each with the same schema, but for shared schemas written out.</summary>
    private static void Same(PlanDocument before, PlanDocument after, string format, int seed)
    {
        var (expected, actual) = (new References(before.Definitions), new References(after.Definitions));
        var calls = before.Calls.Where(c => format != "typewriter" || (c.Kind == PlannedCallKind.Track && c.Version == 3)).ToList();
        Assert.Equal(calls.Count, after.Calls.Count);
        foreach (var call in calls)
        {
            var where = $"seed {seed}, {format}, {call.Path}";
            var other = after.Calls.SingleOrDefault(c => c.Kind == call.Kind && c.Name == call.Name && (c.Version ?? 1) == (call.Version ?? 1));
            Assert.True(other is not null, where);
            Assert.True((call.Description ?? "") == (other.Description ?? ""), where);
            var (left, right) = (Body(expected.Inline(call)), Body(actual.Inline(other)));
            if (format is "segment" or "terraform" or "typewriter")
                left = NativeKeywords.WithoutOwn(left);
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
