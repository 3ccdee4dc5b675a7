using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

/// <summary>Whatever is given, the answer is one clear line on stderr and the right exit code.</summary>
public class BadInputTests
{
    /// <summary>A log with a call that a baseline can accept.</summary>
    private const string UntypedCall = """
        { "version": "2.1.0", "runs": [{ "results": [{
          "ruleId": "TRK2001", "message": { "text": "untyped" },
          "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "Shop.cs" }, "region": { "startLine": 1 } } }],
          "properties": { "customProperties": { "Member": "Shop.Pay", "Event": "Order Placed" } } }] }] }
        """;

    private const string Plan = """{ "name": "Shop", "events": { "Order Placed": {} } }""";

    public static TheoryData<string, string[], string> Inputs => new()
    {
        { "missing file", ["diff", "nowhere.plan.json", "good.plan.json"], "nowhere.plan.json: there is no such file." },
        { "missing folder", ["diff", "no/where.plan.json", "good.plan.json"], "no/where.plan.json: there is no such file." },
        { "folder", ["diff", "folder", "good.plan.json"], "folder: is a folder; name a file in it." },
        { "not JSON", ["diff", "broken.plan.json", "good.plan.json"], "broken.plan.json(1,1): TRK1001: The plan is no valid JSON: " },
        { "empty", ["diff", "empty.plan.json", "good.plan.json"], "empty.plan.json(1,1): TRK1001: The plan is no valid JSON: " },
        { "another shape", ["diff", "other.plan.json", "good.plan.json"], "other.plan.json(1,1): TRK1004: " },
        { "not UTF-8", ["diff", "latin.plan.json", "good.plan.json"], "latin.plan.json: is not UTF-8 text." },
        { "policy that is none", ["diff", "good.plan.json", "good.plan.json", "--policy", "broken.plan.json"], "broken.plan.json(1): " },
        { "policy with unknown rule", ["diff", "good.plan.json", "good.plan.json", "--policy", "policy.json"], "policy.json(1): there is no rule \"NO_SUCH_RULE\"; " },
        { "policy of numbers", ["diff", "good.plan.json", "good.plan.json", "--policy", "number.json"], "number.json(2): \"failOn\" expects one of any, code, data, none, and is the number 7." },
        { "policy with a number for an impact", ["diff", "good.plan.json", "good.plan.json", "--policy", "impact.json"], "impact.json(1): \"code\" expects one of none, warning, breaking, and is the number 9." },
        { "policy of null", ["diff", "good.plan.json", "good.plan.json", "--policy", "null.json"], "null.json(1): \"rules\" expects an object, and is null." },
        { "policy with a rule of null", ["diff", "good.plan.json", "good.plan.json", "--policy", "rule.json"], "rule.json(1): \"PROPERTY_REMOVED\" expects an object, and is null." },
        { "policy with a slip", ["diff", "good.plan.json", "good.plan.json", "--policy", "slip.json"], "slip.json(1): there is no rule \"PROPERTY_REMOVD\"; did you mean \"PROPERTY_REMOVED\"?" },
        { "policy that says a thing twice", ["diff", "good.plan.json", "good.plan.json", "--policy", "twice.json"], "twice.json(1): the key \"failOn\" stands twice in one object; delete one." },
        { "allow file that says a thing twice", ["diff", "good.plan.json", "good.plan.json", "--allow", "twice.allow"], "twice.allow(3): accepts 3f2a91c04b7e, as line 1 does; which of the two counts? Delete one." },
        { "allow file that is none", ["diff", "good.plan.json", "good.plan.json", "--allow", "bad.allow"], "bad.allow(2): expected a fingerprint, a last day and a reason, " },
        { "build log that is none", ["diff", "good.plan.json", "good.plan.json", "--build-log", "good.plan.json"], "good.plan.json: is no SARIF log; " },
        { "unknown command", ["dif"], "" },
        { "unknown format", ["diff", "good.plan.json", "good.plan.json", "--format", "pdf"], "" },
        { "too few arguments", ["diff", "good.plan.json"], "" },
        { "unknown target", ["export", "good.plan.json", "--to", "pdf"], "Argument 'pdf' not recognized. Must be one of: 'native' 'segment' " },
        { "nothing to document", ["docs", "nowhere.plan.json"], "nowhere.plan.json: there is no such file." },
        { "nothing to validate", ["validate", "nowhere.ndjson", "--plan", "good.plan.json"], "nowhere.ndjson: there is no such file." },
        { "no plan to validate with", ["validate", "broken.plan.json", "--plan", "broken.plan.json"], "broken.plan.json" },
        { "another shape to document", ["docs", "other.plan.json"], "other.plan.json(1,1): TRK1004: " },
        { "another shape to export", ["export", "other.plan.json", "--to", "csv"], "other.plan.json(1,1): TRK1004: " },
        { "another shape to import", ["import", "other.plan.json"], "other.plan.json(1,1): TRK1004: " },
        { "another shape to format", ["fmt", "other.plan.json"], "other.plan.json(1,1): TRK1004: " },
        { "another shape to lock", ["lock", "other.plan.json"], "other.plan.json(1,1): TRK1004: " },
        { "another shape to validate with", ["validate", "events.ndjson", "--plan", "other.plan.json"], "other.plan.json(1,1): TRK1004: " },
        { "a folder to validate", ["validate", "folder", "--plan", "good.plan.json"], "folder: is a folder; name a file in it." },
        { "a folder to import", ["import", "folder"], "folder: is a folder; name a file in it." },
        { "a folder as a log", ["baseline", "--build-log", "folder"], "folder: is a folder; name a file in it." },
        { "no log", ["baseline", "--build-log", "none.sarif"], "none.sarif: there is no such file." },
        { "no project to set up", ["init", "none.csproj", "--yes"], "none.csproj: there is no such project or folder." },
        { "a project that is none", ["init", "good.plan.json", "--yes"], "good.plan.json(1,1): is no XML." },
        { "no project to look into", ["usages", "none.csproj"], "none.csproj: there is no such project, solution or folder." },
        { "nothing to format", ["fmt", "none.plan.json"], "none.plan.json: there is no such file." },
        { "nothing to lock", ["lock", "none.plan.json"], "none.plan.json: there is no such file." },
        { "nothing to export", ["export", "none.plan.json", "--to", "csv"], "none.plan.json: there is no such file." },
        { "no plan anywhere", ["check", "folder/none.plan.json"], "folder/none.plan.json: there is no such file." },
    };

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task Bad_input_is_said_in_one_line(string what, string[] arguments, string message)
    {
        Assert.NotEmpty(what);
        using var folder = new ToolFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "folder"));
        folder.Write("good.plan.json", Plan);
        folder.Write("broken.plan.json", "this is no plan");
        folder.Write("empty.plan.json", "");
        folder.Write("other.plan.json", """{ "openapi": "3.1.0" }""");
        folder.Write("events.ndjson", "{}");
        folder.Write("policy.json", """{ "rules": { "NO_SUCH_RULE": { "code": "none" } } }""");
        folder.Write("number.json", "{\n  \"failOn\": 7\n}");
        folder.Write("impact.json", """{"rules":{"PROPERTY_REMOVED":{"code":9,"data":9}}}""");
        folder.Write("null.json", """{"rules":null}""");
        folder.Write("rule.json", """{"rules":{"PROPERTY_REMOVED":null}}""");
        folder.Write("slip.json", """{"rules":{"PROPERTY_REMOVD":{}}}""");
        folder.Write("twice.json", """{"failOn":"any","failOn":"none"}""");
        folder.Write("twice.allow", "3f2a91c04b7e 2027-03-31 a\n\n3f2a91c04b7e 2028-03-31 b\n");
        folder.Write("bad.allow", "# accepted\n3f2a91c04b7e forever because\n");
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "latin.plan.json"), [.. "{\"name\":\"caf"u8, 0xe9, .. "\"}"u8], TestContext.Current.CancellationToken);

        var result = await folder.RunAsync(arguments);

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Equal("", result.Output);
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("tracking-plan: " + message, line, StringComparison.Ordinal);
    }

    /// <summary>Commands that read a file of the name secret.</summary>
    public static TheoryData<string, string[]> Reading => new()
    {
        { "secret.plan.json", ["check", "secret.plan.json"] },
        { "secret.plan.json", ["diff", "secret.plan.json", "good.plan.json"] },
        { "secret.plan.json", ["fmt", "secret.plan.json"] },
        { "secret.plan.json", ["lock", "secret.plan.json"] },
        { "secret.plan.json", ["docs", "secret.plan.json"] },
        { "secret.plan.json", ["export", "secret.plan.json", "--to", "csv"] },
        { "secret.csv", ["import", "secret.csv"] },
        { "secret.ndjson", ["validate", "secret.ndjson", "--plan", "good.plan.json"] },
        { "secret.sarif", ["baseline", "--build-log", "secret.sarif"] },
        { "secret.csproj", ["init", "secret.csproj", "--yes"] },
    };

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_file_without_permission_is_said_so(string secret, string[] arguments)
    {
        Requires.That(!OperatingSystem.IsWindows(), "file modes are those of Unix");
        using var folder = new ToolFolder();
        folder.Write("good.plan.json", Plan);
        folder.Write(secret, Plan);
        await Command.RunAsync("chmod", folder.Path, ["000", secret]);

        // The superuser may read everything, so the tool runs as somebody else.
        var result = Environment.IsPrivilegedProcess ? await ToolProcess.RunAsNobodyAsync(folder, arguments) : await folder.RunAsync(arguments);

        Assert.Equal((ExitCode.BadInput, $"tracking-plan: {secret}: may not be read; check its permissions.\n"), (result.ExitCode, result.Error));
    }

    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_huge_file_is_refused_before_it_is_read(string huge, string[] arguments)
    {
        using var folder = new ToolFolder();
        folder.Write("good.plan.json", Plan);
        using (var file = File.Create(folder.PathOf(huge)))
            file.SetLength(10L * 1024 * 1024 * 1024);

        var result = await folder.RunAsync(arguments);

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Equal(
            arguments[0] == "validate"
                ? "tracking-plan: line 1 is longer than 16 MB; expected one JSON payload a line.\n"
                : $"tracking-plan: {huge}: is larger than 64 MB, which nothing is that this tool reads as a whole.\n",
            result.Error);
    }

    /// <summary>Commands that write, with what they write being a folder, and below a file.</summary>
    public static TheoryData<string[], string> Unwritable => new()
    {
        { ["export", "good.plan.json", "--to", "csv", "--output", "file/x.csv"], "file/x.csv: may not be written; a part of its path is a file and no folder." },
        { ["export", "good.plan.json", "--to", "jsonschema", "--output", "file"], "file/" },
        { ["import", "good.plan.json", "--output", "file/x.plan.json"], "file/x.plan.json: may not be written; a part of its path is a file and no folder." },
        { ["docs", "good.plan.json", "--output", "file/x.html"], "file/x.html: may not be written; a part of its path is a file and no folder." },
        { ["lock", "good.plan.json"], "good.plan.lock: is a folder; name a file in it." },
        { ["baseline", "--build-log", "build.sarif", "--output", "folder"], "folder: is a folder; name a file in it." },
    };

    [Theory]
    [MemberData(nameof(Unwritable))]
    public async Task A_place_that_takes_no_file_is_said_so(string[] arguments, string message)
    {
        using var folder = new ToolFolder();
        folder.Write("good.plan.json", Plan);
        folder.Write("file", "kept");
        folder.Write("build.sarif", UntypedCall);
        Directory.CreateDirectory(folder.PathOf("folder"));
        Directory.CreateDirectory(folder.PathOf("good.plan.lock"));
        var before = Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Order().ToList();

        var result = await folder.RunAsync(arguments);

        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        var lines = result.Error.TrimEnd('\n').Split('\n').Where(line => !line.StartsWith("not held: ", StringComparison.Ordinal));
        Assert.StartsWith("tracking-plan: " + message, Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Order());
        Assert.Equal("kept", folder.Read("file"));
    }

    /// <summary>Commands that write into the folder where they run.</summary>
    public static TheoryData<string[], string> WritingHere => new()
    {
        { ["fmt", "good.plan.json"], "good.plan.json" },
        { ["lock", "good.plan.json"], "good.plan.lock" },
        { ["init", "--yes"], "tracking-plan.schema.json" },
        { ["baseline", "--build-log", "build.sarif"], "tracking-plan.baseline" },
        { ["docs", "good.plan.json", "--output", "x.html"], "x.html" },
    };

    [Theory]
    [MemberData(nameof(WritingHere))]
    public async Task A_folder_without_permission_is_said_so(string[] arguments, string written)
    {
        Requires.That(!OperatingSystem.IsWindows(), "file modes are those of Unix");
        using var folder = new ToolFolder();
        folder.Write("good.plan.json", Plan);
        folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n</Project>\n");
        folder.Write("build.sarif", UntypedCall);
        await Command.RunAsync("chmod", folder.Path, ["555", "."]);

        var result = Environment.IsPrivilegedProcess ? await ToolProcess.RunAsNobodyAsync(folder, arguments) : await folder.RunAsync(arguments);

        await Command.RunAsync("chmod", folder.Path, ["755", "."]);
        Assert.Equal((ExitCode.BadInput, $"tracking-plan: {written}: may not be written; check the folder and its permissions.\n"), (result.ExitCode, result.Error));
        Assert.Equal(3, Directory.EnumerateFileSystemEntries(folder.Path).Count());
        Assert.Equal(Plan, folder.Read("good.plan.json"));
    }

    [Fact]
    public async Task Without_git_the_message_says_what_is_missing()
    {
        using var folder = new ToolFolder();
        folder.Write("a.plan.json", Plan);
        var result = await ToolProcess.RunAsync(folder, ["diff", "git:main", "a.plan.json"], ("PATH", folder.Path));
        Assert.Equal(ExitCode.BadInput, result.ExitCode);
        Assert.Equal("tracking-plan: git: needs the git program, which is not on the PATH; install git, or name two files.\n", result.Error);
    }

    [Fact]
    public async Task A_file_that_cannot_be_replaced_stays_whole()
    {
        using var folder = new ToolFolder();
        var path = folder.Write("a.txt", "old");
        await Assert.ThrowsAsync<InputException>(() => TextFile.ReplaceAsync(folder.PathOf("a.txt/b.txt"), "new", "a.txt/b.txt", _ => true, CancellationToken.None));
        using (var cancelled = new CancellationTokenSource())
        {
            await cancelled.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TextFile.ReplaceAsync(path, "new", "a.txt", _ => true, cancelled.Token));
        }

        var failure = await Assert.ThrowsAsync<IOException>(() => TextFile.ReplaceAsync(path, "new", "a.txt", text => text == "old", CancellationToken.None));
        Assert.StartsWith("a.txt: is left as it is", failure.Message);
        await Assert.ThrowsAsync<InputException>(() => TextFile.ReplaceAsync(path, "half \ud800", "a.txt", _ => true, CancellationToken.None));
        Assert.Equal("old", folder.Read("a.txt"));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
        await TextFile.ReplaceAsync(path, "new", "a.txt", text => text == "new", TestContext.Current.CancellationToken);
        Assert.Equal("new", folder.Read("a.txt"));
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
