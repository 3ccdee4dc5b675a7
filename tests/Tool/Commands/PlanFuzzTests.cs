using System.Reflection;

namespace TrackingPlan.Tool.Tests.Commands;

/// <summary>
/// Plans that refer to themselves, go deep, are wide or mean harm, through the generator, the analyzers and every command, in processes of
/// their own: none crashes, takes five seconds of the processor, or 512 MB.
/// </summary>
public class PlanFuzzTests(ITestOutputHelper output)
{
    /// <summary>Many more by hand: <c>TRACKING_PLAN_LENGTH=5000</c> takes about an hour on two cores.</summary>
    private const int Usual = 3;

    private static string Program => typeof(PlanFuzzTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "PlanFuzz").Value!;

    [Fact]
    public async Task No_plan_takes_anything_down()
    {
        using var folder = new ToolFolder();
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(ToolProcess.Dotnet, [Program, $"{Campaign.Seed}", $"{Campaign.Length(Usual)}"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        output.WriteLine(said);
        Assert.True(process.ExitCode == 0, said);
    }
}
