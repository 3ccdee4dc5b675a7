namespace TrackingPlan.Analysis.Tests.Code;

/// <summary>The compiler of the SDK, as a process of its own, with the analyzers in it: what ends a process shows only there.</summary>
public sealed class CompilerProcessTests
{
    [Theory]
    [InlineData("JsonObject p = new JsonObject(p) { [\"a\"] = 1 }; client.TrackUntyped(\"u\", \"Referral Converted\", p);", "CS0165")]
    [InlineData("JsonObject p = new JsonObject(q), q = new JsonObject(p); client.TrackUntyped(\"u\", \"Referral Converted\", p);", "CS0841")]
    [InlineData("var p = new JsonObject(p).Add(\"a\", p); client.TrackUntyped(\"u\", \"Referral Converted\", p", "CS1026")]
    public async Task Half_typed_code_gives_errors_of_the_compiler_and_no_more(string body, string expected)
    {
        var folder = Directory.CreateTempSubdirectory("tracking-plan-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "referral.plan.json"), Resources.ReferralPlan, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "Code.cs"),
                $"using System.Text.Json.Nodes; using TrackingPlan; class Program {{ void M(ISegmentClient client) {{ {body} }} }}",
                TestContext.Current.CancellationToken);
            var references = Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
                .Where(file => Path.GetFileName(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"))
                .Append(Path.Combine(AppContext.BaseDirectory, "TrackingPlan.dll"));
            await File.WriteAllLinesAsync(
                Path.Combine(folder, "compile.rsp"),
                [
                    .. references.Select(file => $"/reference:\"{file}\""), $"/analyzer:\"{Path.Combine(AppContext.BaseDirectory, "TrackingPlan.Generator.dll")}\"",
                    "/additionalfile:referral.plan.json", "/target:library", "/out:Code.dll", "/nologo", "Code.cs",
                ],
                TestContext.Current.CancellationToken);
            var result = await Command.DotnetAsync(folder, [await CompilerAsync(folder), "/noconfig", "@compile.rsp"]);
            Assert.Equal((1, ""), (result.ExitCode, result.Error));
            Assert.Contains(expected, result.Output);
            Assert.DoesNotContain("AD0001", result.Output);
            Assert.DoesNotContain("CS8032", result.Output); // an analyzer that could not be loaded says nothing either
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> CompilerAsync(string folder)
    {
        // "10.0.100 [/usr/share/dotnet/sdk]", the newest last.
        var newest = (await Command.DotnetAsync(folder, ["--list-sdks"])).Output.TrimEnd().Split('\n')[^1].TrimEnd(']', '\r').Split(" [");
        return Path.Combine(newest[1], newest[0], "Roslyn/bincore/csc.dll");
    }
}
