using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>Every way in which a process ends, with real processes and signals. What each child does is in <see cref="ExitingProcess"/>.</summary>
public sealed class ProcessExitTests
{
    // Three seconds and half a second for reports, on a machine that may have other work.
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(7);

    private static readonly Random Random = new(Campaign.Seed);

    [Theory]
    [InlineData("return", ChildProcess.Returned)]
    [InlineData("exit", 3)]
    [InlineData("unhandled", 134)]
    public async Task What_is_pending_is_delivered_at_an_end_that_the_process_brings_about(string role, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && role == "unhandled", "The exit code is another on Windows.");
        await using var endpoint = new ScriptedEndpoint();
        await using var child = Start(role, endpoint.Uri);
        Assert.Equal(exitCode, (await child.EndAsync()).Code);
        Assert.Equal(3, CallsOf(endpoint).Length);
    }

    [Theory]
    [InlineData(ChildProcess.SigTerm)]
    [InlineData(ChildProcess.SigInt)]
    [InlineData(ChildProcess.SigHup)]
    [InlineData(ChildProcess.SigQuit)]
    public async Task What_is_pending_is_delivered_at_a_signal_and_the_exit_code_is_that_of_the_signal(int signal)
    {
        ChildProcess.RequireSignal(signal);
        await using var endpoint = new ScriptedEndpoint();
        await using var child = Start("wait", endpoint.Uri);
        await child.SaysAsync("ready");
        child.Send(signal);
        Assert.Equal(128 + signal, (await child.EndAsync()).Code);
        Assert.Equal(3, CallsOf(endpoint).Length);
    }

    [Theory]
    [InlineData(ChildProcess.SigTerm, ChildProcess.Returned)]
    [InlineData(ChildProcess.SigInt, ChildProcess.Returned)]
    [InlineData(ChildProcess.SigQuit, ChildProcess.Returned)]
    [InlineData(ChildProcess.SigHup, 128 + ChildProcess.SigHup)] // which a host leaves alone
    public async Task A_host_stops_at_a_signal_as_it_would_without_us_and_delivers(int signal, int exitCode)
    {
        ChildProcess.RequireSignal(signal);
        await using var endpoint = new ScriptedEndpoint();
        await using var child = Start("host", endpoint.Uri);
        await child.SaysAsync("ready");
        child.Send(signal);
        Assert.Equal(exitCode, (await child.EndAsync()).Code);
        Assert.Equal(3, CallsOf(endpoint).Length);
        Assert.Equal(exitCode == ChildProcess.Returned, child.Lines.Contains("stopped"));
    }

    [Theory]
    [InlineData("handler-before")]
    [InlineData("handler-after")]
    public async Task An_application_that_handles_a_signal_goes_on_and_loses_nothing(string role)
    {
        ChildProcess.RequireSignal(ChildProcess.SigTerm);
        await using var endpoint = new ScriptedEndpoint();
        await using var child = Start(role, endpoint.Uri);
        await child.SaysAsync("ready");
        child.Send(ChildProcess.SigTerm);
        Assert.Equal(ChildProcess.Returned, (await child.EndAsync()).Code);
        Assert.Equal(4, CallsOf(endpoint).Length);
    }

    [Theory]
    [InlineData("wait", ChildProcess.SigKill, 128 + ChildProcess.SigKill)]
    [InlineData("failfast", 0, 134)]
    public async Task A_crash_loses_what_is_in_memory(string role, int signal, int exitCode)
    {
        ChildProcess.RequireSignal(ChildProcess.SigKill);
        await using var endpoint = new ScriptedEndpoint();
        await using var child = Start(role, endpoint.Uri);
        await child.SaysAsync("ready");
        if (signal != 0)
            child.Send(signal);
        Assert.Equal(exitCode, (await child.EndAsync()).Code);
        Assert.Empty(endpoint.Requests);
    }

    [Theory]
    [InlineData("return")]
    [InlineData("exit")]
    [InlineData("five")]
    [InlineData("unhandled")]
    public async Task An_endpoint_that_does_not_answer_holds_up_the_end_for_three_seconds_however_many_clients_there_are(string role)
    {
        await using var endpoint = new ScriptedEndpoint(_ => Reply.Silence);
        await using var child = Start(role, endpoint.Uri);
        await child.SaysAsync("ready");
        Assert.InRange((await child.EndAsync()).Took, TimeSpan.Zero, Budget);
        Assert.NotEmpty(endpoint.Requests);
        Assert.Equal(role == "five" ? 15 : 3, Lost(child));
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_holds_up_a_signal_for_three_seconds_and_what_is_lost_is_reported()
    {
        ChildProcess.RequireSignal(ChildProcess.SigTerm);
        await using var endpoint = new ScriptedEndpoint(_ => Reply.Silence);
        await using var child = Start("wait", endpoint.Uri);
        await child.SaysAsync("ready");
        child.Send(ChildProcess.SigTerm);
        var (code, took) = await child.EndAsync();
        Assert.Equal(128 + ChildProcess.SigTerm, code);
        Assert.InRange(took, TimeSpan.Zero, Budget);
        Assert.Equal(3, Lost(child));
    }

    [Fact]
    public async Task A_thread_pool_without_a_free_thread_neither_loses_the_calls_nor_holds_up_the_end()
    {
        await using var endpoint = new ScriptedEndpoint();
        await using var child = Start("starved", endpoint.Uri);
        await child.SaysAsync("ready");
        var (code, took) = await child.EndAsync();
        Assert.Equal(ChildProcess.Returned, code);
        Assert.InRange(took, TimeSpan.Zero, Budget);
        Assert.Equal(3, CallsOf(endpoint).Length);
    }

    [Fact]
    public async Task A_host_whose_endpoint_refuses_connections_stops_within_the_clients_time_and_says_what_is_lost()
    {
        ChildProcess.RequireSignal(ChildProcess.SigTerm);
        await using var child = Start("host-two-seconds", new($"http://127.0.0.1:{UnusedPort()}"));
        await child.SaysAsync("ready");
        child.Send(ChildProcess.SigTerm);
        var (code, took) = await child.EndAsync();
        Assert.Equal(ChildProcess.Returned, code);
        Assert.InRange(took, TimeSpan.Zero, Budget);
        Assert.Equal(9, Lost(child)); // of three clients
        Assert.Equal(["lost 3", "lost 3", "lost 3", "stopped"], child.Lines.Where(line => line != "ready"));
    }

    [Fact]
    public async Task A_signal_at_any_moment_loses_no_call_of_sixteen_threads_without_a_report()
    {
        ChildProcess.RequireSignal(ChildProcess.SigTerm);
        for (var round = 0; round < Campaign.Length(2); round++)
        {
            // Some batches always fail, told by their length; they are refused, or are still being tried at the end.
            var (failing, status) = (Random.Next(5), Random.Next(2) == 0 ? 400 : 500);
            await using var endpoint = new ScriptedEndpoint(request => WasTaken(request) ? Reply.Ok : Reply.Status(status));
            var counts = Path.GetTempFileName();
            try
            {
                await using var child = Start("busy", endpoint.Uri, ("TRACKINGPLAN_TESTS_COUNTS", counts));
                await child.SaysAsync("ready");
                await endpoint.Received(Random.Next(1, 20));
                child.Send(ChildProcess.SigTerm);
                Assert.Equal(128 + ChildProcess.SigTerm, (await child.EndAsync()).Code);

                var (begun, accepted, failed) = Counts.Read(counts);
                var ids = endpoint.Requests.Where(WasTaken).SelectMany(request => request.Calls).Select(call => call.GetProperty("messageId").GetString()!).ToList();
                Assert.Equal(ids.Count, ids.Distinct().Count());
                Assert.True(
                    accepted <= ids.Count + failed && ids.Count + failed <= begun,
                    $"accepted {accepted}, delivered {ids.Count}, reported {failed}, begun {begun}; seed {Campaign.Seed}, round {round}");
            }
            finally
            {
                File.Delete(counts);
            }

            bool WasTaken(ReceivedRequest request) => int.Parse(request.Header("Content-Length")!, CultureInfo.InvariantCulture) % 5 != failing;
        }
    }

    private static ChildProcess Start(string role, Uri endpoint, params (string, string)[] more) =>
        ChildProcess.Start(role, [(ExitingProcess.EndpointVariable, endpoint.ToString()), .. more]);

    private static JsonElement[] CallsOf(ScriptedEndpoint endpoint) => [.. endpoint.Requests.SelectMany(request => request.Calls)];

    private static int Lost(ChildProcess child) =>
        child.Lines.Where(line => line.StartsWith("lost ", StringComparison.Ordinal)).Sum(line => int.Parse(line[5..], CultureInfo.InvariantCulture));

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Three numbers in a file that outlives the process which counts.</summary>
    internal sealed unsafe class Counts
    {
        private readonly long* _numbers;

        public Counts(string path)
        {
            var view = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 3 * sizeof(long)).CreateViewAccessor();
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            _numbers = (long*)start;
        }

        public void Begun() => Interlocked.Increment(ref _numbers[0]);

        public void Accepted() => Interlocked.Increment(ref _numbers[1]);

        public void Failed(int count) => Interlocked.Add(ref _numbers[2], count);

        public static (long Begun, long Accepted, long Failed) Read(string path)
        {
            var bytes = File.ReadAllBytes(path);
            return (BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, 8), BitConverter.ToInt64(bytes, 16));
        }
    }
}
