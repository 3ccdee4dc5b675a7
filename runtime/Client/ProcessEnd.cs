using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TrackingPlan;

/// <summary>
/// What happens to the clients that nobody disposed when their process ends: at its normal end, at an unhandled exception, and at the signals
/// that end it unless someone handles them. All clients together have one budget of time.
/// </summary>
internal static class ProcessEnd
{
    /// <summary>A process that ends without disposing its client is usually ended by somebody who waits for it.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(3);

    /// <summary>How long attempts that were given up may take to be reported, when there is no time left.</summary>
    public static readonly TimeSpan ReportTime = TimeSpan.FromMilliseconds(500);

    /// <summary>A process that is still there so long after a signal was handled by somebody else, and goes on.</summary>
    private static readonly TimeSpan Survival = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(20);

    private static readonly object Running = new();
    private static readonly HashSet<SegmentClient> Clients = [];
    private static readonly List<PosixSignalRegistration> Signals = Watch();

    /// <summary>
    /// Begins to watch for the end of the process. The earlier, the better: signals are given to the last who asked for them first, and to us
    /// only if none of them handles them.
    /// </summary>
    public static void Prepare() => GC.KeepAlive(Signals);

    public static void Add(SegmentClient client)
    {
        Prepare();
        lock (Clients)
            Clients.Add(client);
    }

    public static void Remove(SegmentClient client)
    {
        lock (Clients)
            Clients.Remove(client);
    }

    private static List<PosixSignalRegistration> Watch()
    {
        AppDomain.CurrentDomain.ProcessExit += static (_, _) => Run();
        AppDomain.CurrentDomain.UnhandledException += static (_, e) =>
        {
            if (e.IsTerminating)
                Run();
        };

        // Up to .NET 9 the runtime turns SIGTERM into a normal end, and gives signals to who asked first: nobody could tell whether a later one
        // handles them.
        var signals = new List<PosixSignalRegistration>();
        if (Environment.Version.Major < 10 || OperatingSystem.IsBrowser() || OperatingSystem.IsAndroid() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS())
            return signals;
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGHUP, PosixSignal.SIGQUIT])
        {
            try
            {
                signals.Add(PosixSignalRegistration.Create(signal, OnSignal));
            }
            catch (Exception e) when (e is IOException or PlatformNotSupportedException)
            {
                // This system has no such signal.
            }
        }

        return signals;
    }

    /// <summary>Nobody has handled the signal so far. The process ends when this returns, unless somebody who asked before us handles it.</summary>
    private static void OnSignal(PosixSignalContext context)
    {
        if (context.Cancel || !Monitor.TryEnter(Running))
            return; // a second signal does not wait for what the first one waits for
        SegmentClient[] clients;
        try
        {
            clients = EndAll();
        }
        finally
        {
            Monitor.Exit(Running);
        }

        if (clients.Length > 0)
            new Thread(() => Resume(clients)) { IsBackground = true, Name = "TrackingPlan" }.Start();
    }

    private static void Resume(SegmentClient[] clients)
    {
        Thread.Sleep(Survival);
        foreach (var client in clients)
            client.Resume();
    }

    private static void Run()
    {
        lock (Running)
            EndAll();
    }

    /// <summary>Delivers what all clients have accepted, and reports what cannot be delivered in time. Nothing is accepted from then on.</summary>
    private static SegmentClient[] EndAll()
    {
        SegmentClient[] clients;
        lock (Clients)
            clients = [.. Clients];

        var started = Stopwatch.GetTimestamp();
        var ends = clients
            .Select(client => (Client: client, Failed: client.Statistics.Failed, Limit: client.ExitTimeout, Delivery: Guarded(client.Pause)))
            .OrderBy(end => end.Limit)
            .ToArray();
        foreach (var (client, _, limit, delivery) in ends)
        {
            if (!Wait(delivery, started, limit))
                Guarded(client.GiveUp);
        }

        var longest = (ends.Length == 0 ? TimeSpan.Zero : ends[^1].Limit) + ReportTime;
        foreach (var (client, failed, _, delivery) in ends)
        {
            Wait(delivery, started, longest);
            Guarded(() => client.ReportExit(failed));
        }

        return clients;
    }

    /// <summary>Waits on this thread and no other: the pool's may all be taken by the application.</summary>
    private static bool Wait(Task task, long started, TimeSpan limit)
    {
        while (true)
        {
            var left = limit - Stopwatch.GetElapsedTime(started);
            if (task.IsCompleted || left <= TimeSpan.Zero)
                return task.IsCompleted;
            if (!task.Wait(left < Step ? left : Step))
                RelievePool();
        }
    }

    /// <summary>
    /// Gives the thread pool as many threads as have work waiting. Delivery runs in it, and would otherwise wait behind whatever the application
    /// has left there, for half a second each.
    /// </summary>
    private static void RelievePool()
    {
        const int MostThreads = 4_096;
        if (ThreadPool.PendingWorkItemCount == 0)
            return;
        var wanted = (int)Math.Min(MostThreads, ThreadPool.ThreadCount + ThreadPool.PendingWorkItemCount);
        ThreadPool.GetMaxThreads(out var most, out var mostPorts);
        if (wanted > most)
            ThreadPool.SetMaxThreads(wanted, mostPorts);
        ThreadPool.GetMinThreads(out var least, out var leastPorts);
        if (wanted > least)
            ThreadPool.SetMinThreads(wanted, leastPorts);
    }

    private static void Guarded(Action action) => Guarded(() =>
    {
        action();
        return Task.CompletedTask;
    });

    private static Task Guarded(Func<Task> action)
    {
        try
        {
            return action();
        }
#pragma warning disable CA1031 // a clock or a logger of the application must not turn the end of a process into a crash
        catch (Exception)
#pragma warning restore CA1031
        {
            return Task.CompletedTask;
        }
    }
}
