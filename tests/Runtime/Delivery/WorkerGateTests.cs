using System.Diagnostics;
using TrackingPlan.Delivery;

namespace TrackingPlan.Tests.Delivery;

/// <summary>
/// Somebody brings work at the moment when the last worker leaves. One of the two must see the other; a processor that lets a read pass an
/// earlier write lets both miss. The instructions are those of the product, on two real processors, round after round.
/// </summary>
[Collection(typeof(Soak.SoakGroup))]
public sealed class WorkerGateTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public void No_signal_is_lost()
    {
        var (rounds, lost) = Run<FullFence>(until: (lost, elapsed) => lost > 0 || elapsed > Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"{lost} lost in {rounds} rounds");
        Assert.Equal(0, lost);
    }

    [Fact]
    public void Without_the_fence_signals_are_lost()
    {
        Assert.SkipWhen(Environment.ProcessorCount < 2, "One processor sees its own writes.");
        var (rounds, lost) = Run<NoFence>(until: (lost, elapsed) => lost > 0 || elapsed > Patience);
        TestContext.Current.TestOutputHelper?.WriteLine($"{lost} lost in {rounds} rounds");
        Assert.True(lost > 0, $"none was lost in {rounds} rounds: this test would not see that the fence is missing");
    }

    private static (long Rounds, long Lost) Run<TFence>(Func<long, TimeSpan, bool> until)
        where TFence : struct, IFence
    {
        var (rounds, lost) = (0L, 0L);
        var started = Stopwatch.GetTimestamp();
        while (!until(lost, Stopwatch.GetElapsedTime(started)))
        {
            lost += new Rounds<TFence>().Run();
            rounds += Rounds<TFence>.Count;
        }

        return (rounds, lost);
    }

    private sealed class Rounds<TFence>
        where TFence : struct, IFence
    {
        public const int Count = 20_000;

        private readonly WorkerGate<TFence>[] _gates = new WorkerGate<TFence>[Count];
        private readonly bool[] _starts = new bool[Count];
        private readonly bool[] _seen = new bool[Count];
        private readonly Position _bringer = new();
        private readonly Position _worker = new();

        public int Run()
        {
            for (var i = 0; i < Count; i++)
            {
                _gates[i] = new(most: 1);
                _gates[i].TryEnter(); // the worker that is about to leave
            }

            var bringer = new Thread(Bring);
            bringer.Start();
            Work();
            bringer.Join();
            return Enumerable.Range(0, Count).Count(i => !_starts[i] && !_seen[i]);
        }

        private void Bring()
        {
            for (var i = 0; i < Count; i++)
            {
                _bringer.MeetAt(i, _worker);
                _starts[i] = _gates[i].Signal();
            }
        }

        private void Work()
        {
            for (var i = 0; i < Count; i++)
            {
                _worker.MeetAt(i, _bringer);
                var gate = _gates[i];
                _seen[i] = gate.TakeSignal();
                gate.Leave();
                _seen[i] |= gate.IsSignalled;
            }
        }
    }

    private sealed class Position
    {
        private long _at = -1;

        public void MeetAt(int round, Position other)
        {
            Volatile.Write(ref _at, round);
            for (var spins = 1; Volatile.Read(ref other._at) < round; spins++)
            {
                if (spins % 2_000 == 0)
                    Thread.Yield(); // the other may wait for this processor
            }
        }
    }

    private readonly struct NoFence : IFence
    {
        public static void Full()
        {
        }
    }
}
