using System.Globalization;
using System.Text;
using System.Text.Json;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Formats;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Shapes.PublicApi.Writing;
using TrackingPlan.Tool.Formats;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Tests.PublicApi;

namespace TrackingPlan.Tool.Tests;

/// <summary>
/// Plans with every kind of character in every place, through every command that writes a file: what is read back is what was there, byte for
/// byte where nothing was asked for. By hand over 2,000 plans: <c>TRACKING_PLAN_LENGTH=2000</c>, from <c>TRACKING_PLAN_SEED</c> on.
/// </summary>
public sealed class RandomFilesTests : IDisposable
{
    private const int Usual = 40;

    private readonly ToolFolder _folder = new();

    [Fact]
    public async Task Fmt_keeps_every_value_in_its_spelling_every_comment_and_every_line_end()
    {
        foreach (var seed in Campaign.Seeds(Usual))
        {
            var (text, _) = Plan(seed, withComments: true);
            _folder.Write("a.plan.json", text);
            await Run(seed, 0, "fmt", "a.plan.json");
            var after = _folder.Read("a.plan.json");
            Assert.True(JsonParser.Parse(text).Root.SameAs(JsonParser.Parse(after).Root), $"seed {seed}\n{text}\n{after}");
            Assert.Equal(Tokens(text), Tokens(after));
            Assert.True(Comments.AreThoseOf(after, text), $"seed {seed}\n{text}\n{after}");
            Assert.Equal(text.Contains("\r\n", StringComparison.Ordinal), after.Replace("\r\n", "", StringComparison.Ordinal).Length < after.Length);
            await Run(seed, 0, "fmt", "--check", "a.plan.json");
            Assert.Equal(after, _folder.Read("a.plan.json"));
        }
    }

    [Fact]
    public async Task Lock_says_the_contract_and_shows_all_of_it()
    {
        foreach (var seed in Campaign.Seeds(Usual))
        {
            var (text, file) = Plan(seed, withComments: false);
            _folder.Write("a.plan.json", text);
            await Run(seed, 0, "lock", "a.plan.json");
            await Run(seed, 0, "lock", "--check", "a.plan.json");
            var written = _folder.Read("a.plan.lock");
            Assert.True(PlanLock.IsReadBack(written, PlanLock.Write(file.Model)), $"seed {seed}\n{text}\n{written}");
            AssertVisible(written, seed);
        }
    }

    [Fact]
    public async Task Import_and_exports_say_the_same_plan_and_show_all_of_it()
    {
        foreach (var seed in Campaign.Seeds(Usual))
        {
            var (text, file) = Plan(seed, withComments: false);
            _folder.Write("a.plan.json", text);
            await Run(seed, 0, "import", "a.plan.json", "--output", "b.plan.json", "--force");
            var imported = _folder.Read("b.plan.json");
            AssertVisible(imported, seed);
            Assert.True(PlanFormats.NativeJson(FileDocuments.Read(file), []).SameAs(JsonParser.Parse(imported).Root), $"seed {seed}\n{text}\n{imported}");
            foreach (var format in ExportFormats.Names)
            {
                await Run(seed, 0, "export", "a.plan.json", "--to", format, "--output", "out/" + format + "/");
                foreach (var made in Directory.EnumerateFiles(_folder.PathOf("out/" + format)))
                {
                    if (format != "csv")
                        AssertVisible(await File.ReadAllTextAsync(made, TestContext.Current.CancellationToken), seed);
                }

                Directory.Delete(_folder.PathOf("out"), recursive: true);
            }

            await Run(seed, 0, "docs", "a.plan.json", "--output", "a.html");
            AssertVisible(_folder.Read("a.html"), seed);
            await Run(seed, null, "check", "a.plan.json");
        }
    }

    [Fact]
    public async Task Baseline_adds_its_lines_and_changes_no_other_byte()
    {
        foreach (var seed in Campaign.Seeds(Usual))
        {
            var random = new Random(seed);
            var any = new AnyText(random);
            var lineEnd = random.Next(2) == 0 ? "\r\n" : "\n";
            var before = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => "# " + Invisible.SpellHalves(any.Next()).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal) + lineEnd));
            if (before.Length > 0)
                _folder.Write("tracking-plan.baseline", before);
            var events = Enumerable.Range(0, random.Next(1, 6)).Select(_ => any.Next()).ToList();
            _folder.Write("build.sarif", Log(events));
            await Run(seed, 0, "baseline", "--build-log", "build.sarif");
            var after = _folder.Read("tracking-plan.baseline");
            var entries = events.Select(name => BaselineEntry.Of("A.cs", "A.B", name)).ToHashSet();
            Assert.True(entries.SetEquals(BaselineText.EntriesOf(after)), $"seed {seed}\n{after}");
            Assert.Equal(before.Length > 0 ? before : BaselineEntry.Header + "\n", string.Concat(LinesOf(after).Where(line => line.StartsWith('#'))));
            Assert.Equal(entries.Count, after.Split('\n').Count(line => line.StartsWith("A.cs | A.B | ", StringComparison.Ordinal)));
            await Run(seed, 0, "baseline", "--build-log", "build.sarif");
            Assert.Equal(after, _folder.Read("tracking-plan.baseline"));
            File.Delete(_folder.PathOf("tracking-plan.baseline"));
        }
    }

    [Fact]
    public async Task Pull_says_what_segment_holds()
    {
        await using var segment = await StandInSegment.StartAsync();
        using var folder = segment.Tool();
        foreach (var seed in Campaign.Seeds(Usual))
        {
            var (_, file) = Plan(seed, withComments: false);
            segment.Rules.Clear();
            segment.Rules.AddRange(SegmentWriter.Rules(Draft07.Plan(FileDocuments.Read(file), [])));
            File.Delete(folder.PathOf("a.plan.json"));
            var result = await folder.RunAsync("pull", "tp_1", "--output", "a.plan.json");
            Assert.True(result.ExitCode == 0, $"seed {seed}: {result.Error}");
            var pulled = folder.Read("a.plan.json");
            AssertVisible(pulled, seed);
            var back = SegmentWriter.Rules(Draft07.Plan(FileDocuments.Read(Plans.File("a.plan.json", pulled)), []));
            Assert.Equal(segment.Rules.Count, back.Count);
            Assert.All(segment.Rules, rule => Assert.True(back.Any(rule.SameAs), $"seed {seed}: {JsonText.Of(rule)}\n{pulled}"));
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task Run(int seed, int? expected, params string[] arguments)
    {
        var result = await _folder.RunAsync(arguments);
        Assert.True(expected is null ? result.ExitCode is 0 or 100 : result.ExitCode == expected, $"seed {seed}: {string.Join(' ', arguments)}: {result.ExitCode} {result.Error}{result.Output}{(File.Exists(_folder.PathOf("a.plan.json")) ? _folder.Read("a.plan.json") : "")}");
        AssertVisible(result.Output + result.Error, seed);
    }

    private static void AssertVisible(string text, int seed)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is not ('\n' or '\r' or '\t') && Invisible.LengthAt(text, at) > 0)
                Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: U+{(int)text[at]:X4} at {at}:\n{Invisible.Spell(text[Math.Max(0, at - 80)..at])}"));
        }
    }

    /// <summary>A plan by chance; its texts are replaced by others, and spelled in every way.</summary>
    private static (string Text, PlanFile File) Plan(int seed, bool withComments)
    {
        var random = new Random(seed);
        var any = new AnyText(random);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var root = JsonParser.Parse(new PlanTexts(seed).Native(withFacts: true)).Root;
        var lineEnd = random.Next(3) == 0 ? "\r\n" : "\n";
        var text = new StringBuilder();
        Comment();
        Write(root, 0, isSchema: false);
        Comment();
        var written = text.ToString();
        return (written, Plans.File("a.plan.json", written));

        void Write(JsonValue value, int depth, bool isSchema)
        {
            switch (value.Kind)
            {
                case JsonKind.Object:
                    text.Append('{');
                    for (var i = 0; i < value.Members.Count; i++)
                    {
                        text.Append(i > 0 ? "," : "");
                        Blank();
                        text.Append(any.Json(Name(value.Members[i], depth))).Append(':');
                        Blank();
                        var member = value.Members[i];
                        Write(member.Name is "description" or "owner" or "deprecated" && member.Value.Kind == JsonKind.String ? JsonBuild.Text(any.Next()) : member.Value, depth + 1, isSchema);
                    }

                    Blank();
                    text.Append('}');
                    break;
                case JsonKind.Array:
                    text.Append('[');
                    for (var i = 0; i < value.Items.Count; i++)
                    {
                        text.Append(i > 0 ? "," : "");
                        Blank();
                        Write(value.Items[i], depth + 1, isSchema);
                    }

                    text.Append(']');
                    break;
                case JsonKind.String:
                    text.Append(any.Json(value.Text));
                    break;
                default:
                    text.Append(JsonText.Of(value));
                    break;
            }
        }

        // The events of the plan get names of every kind, each another.
        string Name(JsonMember member, int depth)
        {
            if (depth != 1 || root["events"]?.Find(member.Name)?.Value != member.Value)
                return member.Name;
            if (!names.TryGetValue(member.Name, out var name))
                names[member.Name] = name = any.Next() + string.Create(CultureInfo.InvariantCulture, $" {names.Count}");
            return name;
        }

        void Blank()
        {
            if (random.Next(6) == 0)
                Comment();
            else
                text.Append(random.Next(3) switch { 0 => " ", 1 => lineEnd, _ => "" });
        }

        void Comment()
        {
            if (!withComments)
                return;
            var words = Invisible.SpellHalves(any.Next()).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
            if (words.StartsWith('\uFEFF'))
                words = words[1..];
            text.Append(random.Next(3) switch
            {
                0 => "// " + words + lineEnd,
                1 => "# " + words + lineEnd,
                _ => "/* " + words.Replace("*", "", StringComparison.Ordinal) + lineEnd + "x */",
            });
        }
    }

    /// <summary>Names and values as they are spelled, in the order of the alphabet.</summary>
    private static IEnumerable<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var scanner = new JsonScanner(text, static (_, _, _) => { });
        for (scanner.MoveNext(); scanner.Token != JsonToken.End; scanner.MoveNext())
            tokens.Add(text.Substring(scanner.Range.Start, scanner.Range.Length));
        return tokens.Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> LinesOf(string text)
    {
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = text.IndexOf('\n', start) is >= 0 and var at ? at + 1 : text.Length;
            yield return text[start..end];
        }
    }

    /// <summary>As the compiler writes it: analyzers tell the event as a baseline has it.</summary>
    private static string Log(IEnumerable<string> events) =>
        $$"""{ "version": "2.1.0", "runs": [ { "results": [ {{string.Join(",", events.Select(name => $$"""
        { "ruleId": "TRK2001", "level": "warning", "message": { "text": "untyped" },
          "locations": [ { "physicalLocation": { "artifactLocation": { "uri": "A.cs" }, "region": { "startLine": 3 } } } ],
          "properties": { "customProperties": { "Event": {{JsonSerializer.Serialize(BaselineEntry.Of("A.cs", "A.B", name).Event)}}, "Member": "A.B" } } }
        """))}} ] } ] }""";
}
