using System.Net;
using System.Net.Http.Headers;

namespace TrackingPlan.Delivery;

/// <summary>A request body that is posted from the batch's own memory, and knows when that memory is no longer read.</summary>
/// <remarks>
/// Over HTTP/2 a response may arrive, or a request be given up, while its body is still being written. The memory is used again after that,
/// so the sender waits for <see cref="ReleaseAsync"/>.
/// </remarks>
internal sealed class BatchContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly object _lock = new();
    private readonly ReadOnlyMemory<byte> _body;
    private Task _writing = Task.CompletedTask;
    private bool _released;

    public BatchContent(ReadOnlyMemory<byte> body, bool gzip)
    {
        _body = body;
        Headers.ContentType = Json;
        if (gzip)
            Headers.ContentEncoding.Add("gzip");
    }

    /// <summary>Completes when nobody reads the memory any more.</summary>
    public Task ReleaseAsync()
    {
        lock (_lock)
        {
            _released = true;
            return _writing;
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource();
        lock (_lock)
        {
            if (_released)
                throw new InvalidOperationException("The attempt that this body belongs to is over.");
            _writing = done.Task;
        }

        try
        {
            await stream.WriteAsync(_body, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            done.SetResult();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
