using System.Runtime.InteropServices;

namespace TrackingPlan.Tool.Terminal;

/// <summary>
/// Ctrl-C and SIGTERM. The first asks the command to end, which it does between two steps of its work; when a step takes longer than a
/// moment, the process ends all the same. The second ends it at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly Timer _end;
    private readonly Func<int> _abandon;
    private int _held;

    /// <param name="abandon">Gives up what is being written when the process ends in the midst, and says how many files were written before.</param>
    public Interruption(Func<int> abandon)
    {
        _abandon = abandon;
        _end = new Timer(_ => End());
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    public CancellationToken Token => _stop.Token;

    /// <summary>
    /// Until it is disposed, a command takes the time it needs to end: it has changed something elsewhere, and must say what. It still looks
    /// at <see cref="Token"/>.
    /// </summary>
    public IDisposable Hold()
    {
        Interlocked.Increment(ref _held);
        return new Held(this);
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _end.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_stop.IsCancellationRequested)
            return;
        signal.Cancel = true;
        _end.Change(Moment, Timeout.InfiniteTimeSpan);
        _stop.Cancel();
    }

    private void End()
    {
        if (Volatile.Read(ref _held) > 0)
            return;
        var written = _abandon();
        Console.Error.WriteLine($"tracking-plan: cancelled; {(written == 0 ? "nothing was written" : $"{written} {(written == 1 ? "file was" : "files were")} written before")}.");
        Environment.Exit(ExitCode.Cancelled);
    }

    private sealed class Held(Interruption interruption) : IDisposable
    {
        private int _isDisposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
                Interlocked.Decrement(ref interruption._held);
        }
    }
}
