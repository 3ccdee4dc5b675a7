using System.Diagnostics;
using System.Globalization;
using TrackingPlan.TestSupport;

namespace TrackingPlan.Benchmarks;

/// <summary>
/// <c>dotnet build</c> as a team runs it: a project with the package and a plan of 500 events, beside the same project with the generated
/// files written into it and no generator or analyzer, and beside one with neither.
/// </summary>
internal sealed class WholeBuild : IDisposable
{
    private const int Events = 500;
    private const int Rounds = 3;
    private const string Version = "0.0.0-benchmark";

    private readonly string _folder = Directory.CreateTempSubdirectory("tracking-plan-build-").FullName;

    public static void Measure()
    {
        using var build = new WholeBuild();
        build.Prepare();
        foreach (var isShared in (bool[])[false, true])
            build.Print(isShared);
        Dotnet(build._folder, "build-server", "shutdown");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Prepare()
    {
        Dotnet(Repository.Root, "pack", "runtime", "-c", "Release", "-o", Path.Combine(_folder, "feed"), $"-p:PackageVersion={Version}", "-v:quiet");

        // Packages go to a folder of this run alone, for another run may have the same version with other content.
        Write("nuget.config", """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><add key="benchmark" value="feed" /></packageSources>
            </configuration>
            """);
        WriteProject("Planned", $"""<PackageReference Include="TrackingPlan" Version="{Version}" />""", "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>");
        Write("Planned/large.plan.json", LargePlan.Of(Events));
        Dotnet(_folder, "build", "Planned", "-v:quiet");

        WriteProject("Written", $"""<PackageReference Include="TrackingPlan" Version="{Version}" ExcludeAssets="analyzers;build" />""");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "Planned/obj"), "*.g.cs", SearchOption.AllDirectories))
            Write("Written/" + Path.GetFileName(file), File.ReadAllText(file));
        Dotnet(_folder, "build", "Written", "-v:quiet");

        WriteProject("Empty", "");
        Dotnet(_folder, "build", "Empty", "-v:quiet");
    }

    private void Print(bool isShared)
    {
        string[] projects = ["Empty", "Written", "Planned"];
        var times = projects.ToDictionary(name => name, _ => new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var project in projects)
            {
                var watch = Stopwatch.StartNew();
                Dotnet(_folder, "build", project, "--no-restore", "-t:Rebuild", "-v:quiet", $"-p:UseSharedCompilation={isShared}");

                // The first round warms the disk's cache and, where there is one, the compiler's server.
                if (round > 0)
                    times[project].Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        var floor = Median(times["Written"]);
        Console.WriteLine($"\n{(isShared ? "A compiler server that is warm" : "A compiler of its own for each build")}, medians of {Rounds} rounds:\n");
        Console.WriteLine("| dotnet build -t:Rebuild | ms | ratio |\n|---|---:|---:|");
        foreach (var (project, what) in projects.Zip((string[])["no plan, no package", $"the generated files of {Events} events in the project", $"the package and the plan of {Events} events"]))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {Median(times[project]):F0} | {Median(times[project]) / floor:F2} |"));
    }

    private void WriteProject(string name, string reference, string property = "")
    {
        Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {property}
              </PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        Write($"{name}/Answer.cs", "namespace Sample;\n\npublic static class Answer\n{\n    public static int Value => 42;\n}\n");
    }

    private void Write(string file, string content)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Dotnet(string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} ended with exit code {process.ExitCode}:\n{output}");
    }
}
