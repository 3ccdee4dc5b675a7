using System.Runtime.CompilerServices;
using System.Threading.Channels;
using TrackingPlan.Language.Documents;

namespace TrackingPlan.Tool.Validation;

/// <summary>
/// Checks a file of one JSON payload a line, of any size, on all cores, and hands the results over in the order of the file. Memory is a
/// few blocks for each core, however large the file.
/// </summary>
internal static class EventFile
{
    /// <summary>Five hundred times what Segment takes: a longer line is no event, and the file probably not one of lines.</summary>
    public const int MaxLineLength = 16 << 20;

    /// <returns>What was found, block by block. Each is good until the next is asked for.</returns>
    /// <exception cref="InputException">A line is longer than <see cref="MaxLineLength"/>.</exception>
    public static async IAsyncEnumerable<BlockResult> Check(
        Stream events, PlanValidator validator, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // There are only so many blocks, which bounds how far reading runs ahead. Awaiting their tasks in turn keeps the order.
        var free = Channel.CreateUnbounded<EventBlock>();
        for (var i = 0; i < Environment.ProcessorCount + 2; i++)
            free.Writer.TryWrite(new EventBlock());
        var checking = Channel.CreateUnbounded<(EventBlock Block, Task<BlockResult> Result)>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reading = Task.Run(() => Read(events, validator, free.Reader, checking.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var (block, result) in checking.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
            {
                yield return await result.ConfigureAwait(false);
                free.Writer.TryWrite(block);
            }

            await reading.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task Read(
        Stream events,
        PlanValidator validator,
        ChannelReader<EventBlock> free,
        ChannelWriter<(EventBlock Block, Task<BlockResult> Result)> checking,
        CancellationToken cancellation)
    {
        try
        {
            var block = await free.ReadAsync(cancellation).ConfigureAwait(false);
            block.Begin([], firstLine: 1);
            int read;

            // A pipe's read is not cancelled by its token; the wait for it is.
            while ((read = await events.ReadAsync(block.Buffer.AsMemory(block.Length), cancellation).AsTask().WaitAsync(cancellation).ConfigureAwait(false)) > 0)
            {
                block.Length += read;
                if (block.Length < block.Buffer.Length)
                    continue;
                var whole = block.Buffer.AsSpan().LastIndexOf((byte)'\n') + 1;
                if (whole == 0)
                {
                    if (block.Length >= MaxLineLength)
                        throw new InputException($"line {block.FirstLine} is longer than {MaxLineLength >> 20} MB; expected one JSON payload a line.");
                    block.Grow();
                    continue;
                }

                var next = await free.ReadAsync(cancellation).ConfigureAwait(false);
                next.Begin(block.Buffer.AsSpan(whole), block.FirstLine + block.Buffer.AsSpan(0, whole).Count((byte)'\n'));
                block.Length = whole;
                Post(block);
                block = next;
            }

            Post(block);
            checking.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, the reader of the channel gets it.
        catch (Exception exception)
        {
            checking.Complete(exception);
        }
#pragma warning restore CA1031

        void Post(EventBlock block) => checking.TryWrite((block, Task.Run(() => BlockChecker.Check(block, validator), CancellationToken.None)));
    }
}
