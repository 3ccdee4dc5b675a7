using System.Diagnostics;
using TrackingPlan.Tests.Soak;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Chaos;

/// <summary>Everything at once. For a minute: <c>TRACKING_PLAN_LENGTH=60</c>, and <c>TRACKING_PLAN_SEED</c> for the same choices.</summary>
[Collection(typeof(SoakGroup))]
public sealed class ChaosTests
{
    private const int Threads = 16;
    private const int Seconds = 4;

    private static TimeSpan Length => TimeSpan.FromSeconds(Campaign.Length(Seconds));

    [Fact]
    public async Task What_is_tracked_is_delivered_or_reported_once()
    {
        Campaign.Random(out var seed);
        using var run = new ChaosRun(seed, Threads);
        await using (var endpoint = new ScriptedEndpoint(run.Answer) { Keeps = false, Sees = run.Ledger.Receive })
            run.Run(endpoint.Uri, Length);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{run.Ledger.Accepted} accepted = {run.Delivered} delivered + {run.Failed} failed, in {run.Ledger.Requests} requests");
        Assert.True(!run.Ledger.Problems.Any(), $"seed {seed}:\n{string.Join('\n', run.Ledger.Problems)}");
        Assert.Equal(run.Ledger.Accepted, run.Delivered + run.Failed);
        Assert.True(run.Delivered > 0 && run.Failed > 0, "too little happened");
    }

    /// <summary>
    /// A process that tracks and tracks is told to end. It writes down each call before and after it is made, and each that is reported;
    /// the file outlives it.
    /// </summary>
    [Fact]
    public async Task A_process_that_is_told_to_end_delivers_or_reports_what_it_tracked()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        var random = Campaign.Random(out var seed);
        var started = Stopwatch.GetTimestamp();
        var runs = 0;
        do
        {
            runs++;
            var ledger = new Ledger();
            var answers = new Random(random.Next());
            var file = Path.GetTempFileName();
            var (moment, reached) = (random.Next(1, 60), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            void Sees(ReceivedRequest request, Reply reply)
            {
                ledger.Receive(request, reply);
                if (ledger.Requests >= moment)
                    reached.TrySetResult();
            }

            try
            {
                await using (var endpoint = new ScriptedEndpoint(_ => Answer(answers)) { Keeps = false, Sees = Sees })
                {
                    using var process = ChaosProcess.Start(endpoint.Uri, file, random.Next());
                    await reached.Task.WaitAsync(ChaosProcess.Patience, TestContext.Current.CancellationToken);
                    await ChaosProcess.TerminateAsync(process, TestContext.Current.CancellationToken);
                }

                var (meant, accepted, reported) = ChaosProcess.Read(file);
                foreach (var key in reported)
                    ledger.Report(key);
                ledger.CloseProcess(meant, accepted);
                TestContext.Current.TestOutputHelper?.WriteLine(
                    $"{accepted.Count} accepted, {ledger.Taken} taken by the endpoint, {ledger.Reported} reported, in {ledger.Requests} requests");
                Assert.True(!ledger.Problems.Any(), $"seed {seed}:\n{string.Join('\n', ledger.Problems)}");
                Assert.NotEmpty(accepted);
            }
            finally
            {
                File.Delete(file);
            }
        }
        while (Stopwatch.GetElapsedTime(started) < Length / 2);

        TestContext.Current.TestOutputHelper?.WriteLine($"{runs} processes");
    }

    private static Reply Answer(Random random)
    {
        lock (random)
        {
            return random.Next(10) switch
            {
                0 => Reply.Status(500),
                1 => Reply.Status(400),
                2 => Reply.Reset,
                3 => Reply.TornHead,
                4 => Reply.Ok with { After = Task.Delay(random.Next(100)) },
                _ => Reply.Ok,
            };
        }
    }
}
