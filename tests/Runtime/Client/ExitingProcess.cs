using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>What the processes do whose end <see cref="ProcessExitTests"/> watches. None of them disposes its clients, but for those that say so.</summary>
internal static class ExitingProcess
{
    public const string EndpointVariable = "TRACKINGPLAN_TESTS_ENDPOINT";

    private static Uri Endpoint => new(Environment.GetEnvironmentVariable(EndpointVariable)!);

#pragma warning disable CA2255 // there is no other way into a test program's process before its end
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin()
    {
        Action? role = ChildProcess.Role switch
        {
            "return" => () => TrackAndSay(),
            "exit" => () =>
            {
                TrackAndSay();
                Environment.Exit(3);
            },
            "unhandled" => () =>
            {
                TrackAndSay();
                throw new InvalidOperationException("nobody handles this");
            },
            "failfast" => () =>
            {
                TrackAndSay();
                Environment.FailFast("at once");
            },
            "wait" => () =>
            {
                TrackAndSay();
                Thread.Sleep(Timeout.Infinite);
            },
            "five" => () =>
            {
                for (var i = 0; i < 4; i++)
                    Track(new SegmentClient(Options()));
                TrackAndSay();
            },
            "starved" => Starved,
            "handler-before" => () => Handled(handlesBefore: true),
            "handler-after" => () => Handled(handlesBefore: false),
            "host" => () => RunHost(clients: 1, options => options.FlushInterval = TimeSpan.FromHours(1)),
            "host-two-seconds" => () => RunHost(clients: 3, options => options.ShutdownTimeout = TimeSpan.FromSeconds(2)),
            "busy" => Busy,
            _ => null,
        };
        if (role is not null)
            ChildProcess.Begin(role);
    }

    private static SegmentOptions Options()
    {
        var options = Clients.Options(Endpoint);
        options.FlushInterval = TimeSpan.FromHours(1);
        options.OnFailed = Clients.Sync(failure => ChildProcess.Say($"lost {failure.Count}"));
        return options;
    }

    private static void TrackAndSay()
    {
        Track(new SegmentClient(Options()));
        ChildProcess.Say("ready");
    }

    private static void Track(ISegmentClient client)
    {
        for (var i = 0; i < 3; i++)
            client.Track(ReferralConverted.Sample());
    }

    /// <summary>Every thread of the pool is taken, and far more work waits for one.</summary>
    private static void Starved()
    {
        for (var i = 0; i < 400; i++)
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Thread.Sleep(Timeout.Infinite), null);
        TrackAndSay();
    }

    /// <summary>The application handles the signal itself, goes on for a moment, and disposes the client.</summary>
    private static void Handled(bool handlesBefore)
    {
        using var signalled = new ManualResetEventSlim();
        PosixSignalRegistration? registration = null;
        if (handlesBefore)
            Register();
        var client = new SegmentClient(Options());
        if (!handlesBefore)
            Register();
        Track(client);
        ChildProcess.Say("ready");
        signalled.Wait();
        client.Track(ReferralConverted.Sample());
        client.Dispose();
        registration!.Dispose();

        void Register() => registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            signalled.Set();
        });
    }

    private static void RunHost(int clients, Action<SegmentOptions> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Production" });
        for (var i = 0; i < clients; i++)
        {
            builder.Services.AddKeyedSegment($"client-{i}", options =>
            {
                (options.WriteKey, options.Endpoint) = ("k", Endpoint);
                options.OnFailed = Clients.Sync(failure => ChildProcess.Say($"lost {failure.Count}"));
                configure(options);
            });
        }

        var host = builder.Build();
        host.Start();
        for (var i = 0; i < clients; i++)
            Track(host.Services.GetRequiredKeyedService<ISegmentClient>($"client-{i}"));
        ChildProcess.Say("ready");
        host.WaitForShutdown();
        ChildProcess.Say("stopped");
        host.Dispose();
    }

    /// <summary>Sixteen threads track until the process is gone, and count in a file what became of their calls.</summary>
    private static void Busy()
    {
        var counts = new ProcessExitTests.Counts(Environment.GetEnvironmentVariable("TRACKINGPLAN_TESTS_COUNTS")!);
        var options = Clients.Options(Endpoint);
        options.FlushAt = 50;
        options.OnFailed = Clients.Sync(failure => counts.Failed(failure.Count));
        var client = new SegmentClient(options);
        for (var i = 0; i < 16; i++)
        {
            new Thread(() =>
            {
                while (true)
                {
                    counts.Begun();
                    if (client.Track(ReferralConverted.Sample()) == CallOutcome.Accepted)
                        counts.Accepted();
                    Thread.Sleep(1); // a busy service, and not a full queue
                }
            }).Start();
        }

        ChildProcess.Say("ready");
    }
}
