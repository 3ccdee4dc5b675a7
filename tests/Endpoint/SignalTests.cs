using System.Net;
using System.Runtime.CompilerServices;

namespace TrackingPlan.Endpoint.Tests;

/// <summary>A process that starts an endpoint ends as it would without one.</summary>
public sealed class SignalTests
{
    private const string Role = "endpoint";

#pragma warning disable CA2255 // there is no other way into a test program's process before its end
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin()
    {
        if (ChildProcess.Role == Role)
            ChildProcess.Begin(Serve);
    }

    [Theory]
    [InlineData(ChildProcess.SigTerm)]
    [InlineData(ChildProcess.SigInt)]
    [InlineData(ChildProcess.SigHup)]
    [InlineData(ChildProcess.SigQuit)]
    public async Task A_signal_ends_the_process_at_once(int signal)
    {
        ChildProcess.RequireSignal(signal);
        await using var child = ChildProcess.Start(Role);
        var uri = new Uri((await child.SaysAsync("http"))!);
        using var client = new HttpClient();
        using var answer = await client.PostAsync(new Uri(uri, "v1/track"), new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.NotEqual(HttpStatusCode.NotFound, answer.StatusCode);

        child.Send(signal);
        var (code, took) = await child.EndAsync();
        Assert.Equal(128 + signal, code);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static void Serve()
    {
        var endpoint = SegmentEndpoint.StartAsync().GetAwaiter().GetResult();
        ChildProcess.Say(endpoint.Url.ToString());
        Thread.Sleep(Timeout.Infinite);
    }
}
