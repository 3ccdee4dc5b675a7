using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>A bar on the terminal for work that takes a while; nothing where no person reads along.</summary>
internal sealed class Progress : IDisposable
{
    private const int Cells = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter? _output;
    private readonly TimeProvider _clock;
    private readonly long _total;
    private readonly long _start;
    private long _drawn;
    private long _done;

    private Progress(TextWriter? output, long total, TimeProvider clock)
    {
        (_output, _total, _clock) = (output, total, clock);
        _start = _drawn = clock.GetTimestamp();
    }

    public static Progress Of(Stream stream, ToolContext context) =>
        new(context.IsErrorTerminal ? context.Error : null, stream.CanSeek ? stream.Length : 0, context.Clock);

    public void Advance(long bytes)
    {
        _done += bytes;
        if (_output is null || _clock.GetElapsedTime(_drawn) < Pause)
            return;
        _drawn = _clock.GetTimestamp();
        var speed = _done / Math.Max(0.001, _clock.GetElapsedTime(_start).TotalSeconds) / 1e6;
        var bar = _total > 0 ? $"[{new string('#', (int)(Cells * _done / _total)).PadRight(Cells, '.')}] {100 * _done / _total,3} %" : $"{_done / 1e6:F0} MB";
        _output.Write($"\r{bar}  {speed:F0} MB/s ");
    }

    /// <summary>Takes the bar away.</summary>
    public void Dispose()
    {
        if (_drawn != _start)
            _output?.Write("\r" + new string(' ', Cells + 25) + "\r");
        _drawn = _start;
    }
}
