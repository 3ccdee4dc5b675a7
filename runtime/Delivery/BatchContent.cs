using System.Net;
using System.Net.Http.Headers;
using TrackingPlan.Delivery.Authorization;

namespace TrackingPlan.Delivery;

/// <summary>A request body that is posted from the batch's own memory, and knows when that memory is no longer read.</summary>
/// <remarks>
/// Over HTTP/2 a response may arrive, or a request be given up, while its body is still being written; and a handler may send a request twice
/// at once and take the faster answer. The memory is used again after that, so the sender waits for <see cref="ReleaseAsync"/>.
/// </remarks>
internal sealed class BatchContent : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly object _lock = new();
    private readonly ReadOnlyMemory<byte> _body;
    private readonly CancellationToken _ended;
    private readonly TaskCompletionSource _unread = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _readers;
    private bool _released;

    /// <param name="body">What is posted.</param>
    /// <param name="gzip">Whether that is compressed.</param>
    /// <param name="ended">When the attempt has no time left, for handlers that do not pass that on.</param>
    public BatchContent(ReadOnlyMemory<byte> body, bool gzip, CancellationToken ended = default)
    {
        _body = body;
        _ended = ended;
        Headers.ContentType = Json;
        if (gzip)
            Headers.ContentEncoding.Add("gzip");
    }

    /// <summary>Whom the body is for; anybody when null.</summary>
    public Addressee? Addressee { get; set; }

    /// <summary>Completes when nobody reads the memory any more. From now on nobody begins to.</summary>
    public Task ReleaseAsync()
    {
        lock (_lock)
        {
            _released = true;
            return _readers == 0 ? Task.CompletedTask : _unread.Task;
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Addressee?.BeforeBody();
        lock (_lock)
        {
            if (_released)
                throw new InvalidOperationException("The attempt that this body belongs to is over.");
            _readers++;
        }

        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended);
            await stream.WriteAsync(_body, either.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                if (--_readers == 0 && _released)
                    _unread.TrySetResult();
            }
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
