using System.Threading.Channels;

namespace TrackingPlan.Tool.Validation;

/// <summary>
/// Checks a file of one JSON payload a line, of any size, on all cores, and hands the results over in the order of the file. Memory is a
/// few blocks for each core, however large the file.
/// </summary>
internal static class EventFile
{
    private const int BlockSize = 1 << 20;

    /// <summary>Five hundred times what Segment takes: a longer line is no event, and the file probably not one of lines.</summary>
    public const int MaxLineLength = 16 << 20;

    /// <exception cref="InputException">A line is longer than <see cref="MaxLineLength"/>.</exception>
    public static async IAsyncEnumerable<BlockResult> Check(
        Stream events, PlanValidator validator, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // The channel's room bounds how far reading runs ahead, and awaiting its tasks in turn keeps the order.
        var blocks = Channel.CreateBounded<Task<BlockResult>>(new BoundedChannelOptions(Environment.ProcessorCount) { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => Read(events, validator, blocks.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var block in blocks.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return await block.ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Read(Stream events, PlanValidator validator, ChannelWriter<Task<BlockResult>> blocks, CancellationToken cancellation)
    {
        try
        {
            var buffer = new byte[BlockSize];
            var filled = 0;
            var line = 1L;
            int read;
            while ((read = await events.ReadAsync(buffer.AsMemory(filled), cancellation).ConfigureAwait(false)) > 0)
            {
                filled += read;
                if (filled < buffer.Length)
                    continue;
                var whole = buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
                if (whole == 0)
                {
                    if (buffer.Length >= MaxLineLength)
                        throw new InputException($"line {line} is longer than {MaxLineLength >> 20} MB; expected one JSON payload a line.");
                    Array.Resize(ref buffer, buffer.Length * 2);
                    continue;
                }

                var next = new byte[BlockSize > filled - whole ? BlockSize : buffer.Length];
                buffer.AsSpan(whole, filled - whole).CopyTo(next);
                line = await Post(buffer.AsMemory(0, whole), line, validator, blocks, cancellation).ConfigureAwait(false);
                (filled, buffer) = (filled - whole, next);
            }

            if (filled > 0)
                await Post(buffer.AsMemory(0, filled), line, validator, blocks, cancellation).ConfigureAwait(false);
            blocks.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, the reader of the channel gets it.
        catch (Exception exception)
        {
            blocks.Complete(exception);
        }
#pragma warning restore CA1031
    }

    private static async Task<long> Post(
        ReadOnlyMemory<byte> block, long line, PlanValidator validator, ChannelWriter<Task<BlockResult>> blocks, CancellationToken cancellation)
    {
        var lines = System.MemoryExtensions.Count(block.Span, (byte)'\n');
        await blocks.WriteAsync(Task.Run(() => BlockChecker.Check(block, line, validator), cancellation), cancellation).ConfigureAwait(false);
        return line + lines;
    }
}
