using System.Diagnostics;
using System.Runtime.CompilerServices;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>A process that ends without disposing its client. The process is this test program once more, asked for its help text.</summary>
public sealed class ProcessExitTests
{
    private const string EndpointVariable = "TRACKINGPLAN_TESTS_EXIT_ENDPOINT";

    [Fact]
    public async Task What_is_pending_is_delivered_and_nothing_keeps_the_process_alive()
    {
        await using var endpoint = new ScriptedEndpoint();
        await RunAsync(endpoint.Uri);
        Assert.Equal(3, endpoint.Requests.SelectMany(request => request.Calls).Count());
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_holds_up_the_end_for_seconds_at_most()
    {
        await using var endpoint = new ScriptedEndpoint(_ => Reply.Silence);
        var ran = await RunAsync(endpoint.Uri);
        Assert.NotEmpty(endpoint.Requests);
        Assert.InRange(ran.TotalSeconds, 0, 60);
    }

#pragma warning disable CA2255 // there is no other way into a test program's process before its end
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void TrackAndForget()
    {
        if (Environment.GetEnvironmentVariable(EndpointVariable) is not { } endpoint)
            return;
        var client = new SegmentClient(Clients.Options(new(endpoint)));
        for (var i = 0; i < 3; i++)
            client.Track(ReferralConverted.Sample());
    }

    private static async Task<TimeSpan> RunAsync(Uri endpoint)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(ProcessExitTests).Assembly.Location);
        start.ArgumentList.Add("-?");
        start.Environment[EndpointVariable] = endpoint.ToString();

        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return Stopwatch.GetElapsedTime(started);
    }
}
