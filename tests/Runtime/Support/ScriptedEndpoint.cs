using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TrackingPlan.Tests.Support;

/// <summary>A Segment endpoint on a real socket that answers each request as a test says, which includes what no web server would do.</summary>
internal sealed class ScriptedEndpoint : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<ReceivedRequest, Reply> _script;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ReceivedRequest> _requests = [];
    private readonly List<Task> _connections = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiters = [];
    private readonly Task _accepting;
    private int _number = -1;

    public ScriptedEndpoint(Func<ReceivedRequest, Reply>? script = null, int port = 0)
    {
        _script = script ?? (_ => Reply.Ok);
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Answers the requests in this order, and everything after them with 200.</summary>
    public ScriptedEndpoint(params Reply[] replies)
        : this(request => request.Number < replies.Length ? replies[request.Number] : Reply.Ok)
    {
    }

    /// <summary>Whether requests are kept to be looked at; otherwise they are only counted.</summary>
    public bool Keeps { get; init; } = true;

    /// <summary>Sees each request that was read whole, before it is answered.</summary>
    public Action<ReceivedRequest, Reply>? Sees { get; init; }

    public int Port { get; }

    public Uri Uri => new($"http://127.0.0.1:{Port}");

    public IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Completes when so many requests were received.</summary>
    public Task Received(int count)
    {
        lock (_requests)
        {
            if (_requests.Count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((count, reached));
            return reached.Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        Task[] connections;
        lock (_connections)
            connections = [.. _connections];
        await Task.WhenAll(connections);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                lock (_connections)
                {
                    _connections.RemoveAll(connection => connection.IsCompletedSuccessfully);
                    _connections.Add(ServeAsync(socket));
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var _ = socket;
        var reader = new RequestReader(socket);
        try
        {
            while (await reader.ReadHeadAsync(_stop.Token) is { } head)
            {
                var reply = _script(new(NextNumber(), head.RequestLine, head.Headers, []));
                await reply.Before.WaitAsync(_stop.Token);
                var request = Record(head, reply.ReadsBody ? await reader.ReadBodyAsync(head, _stop.Token) : []);
                if (reply.ReadsBody)
                    Sees?.Invoke(request, reply);

                if (reply.Resets)
                {
                    socket.LingerState = new LingerOption(true, 0);
                    return;
                }

                await reply.After.WaitAsync(_stop.Token);
                if (reply.Head.Length > 0)
                    await socket.SendAsync(Encoding.ASCII.GetBytes(reply.Head), _stop.Token);
                request.Answered = true;
                if (reply.Closes)
                    return;
                if (reply.Head.Length == 0 || reply.StaysOpen)
                {
                    await reader.ReadToEndAsync(_stop.Token);
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or EndOfStreamException)
        {
        }
    }

    private int NextNumber() => Interlocked.Increment(ref _number);

    private ReceivedRequest Record((string RequestLine, Dictionary<string, string> Headers) head, byte[] body)
    {
        lock (_requests)
        {
            var request = new ReceivedRequest(_requests.Count, head.RequestLine, head.Headers, body);
            if (!Keeps)
                return request;
            _requests.Add(request);
            foreach (var (count, reached) in _waiters)
            {
                if (_requests.Count >= count)
                    reached.TrySetResult();
            }

            return request;
        }
    }

    /// <summary>Reads HTTP/1.1 requests off a socket.</summary>
    private sealed class RequestReader(Socket socket)
    {
        private byte[] _buffer = new byte[64 * 1024];
        private int _length;

        public async Task<(string RequestLine, Dictionary<string, string> Headers)?> ReadHeadAsync(CancellationToken cancellationToken)
        {
            int end;
            while ((end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
            {
                if (!await FillAsync(cancellationToken))
                    return null;
            }

            var lines = Encoding.ASCII.GetString(_buffer, 0, end).Split("\r\n");
            Consume(end + 4);
            var headers = lines.Skip(1).Select(line => line.Split(": ", 2))
                .ToDictionary(header => header[0], header => header[1], StringComparer.OrdinalIgnoreCase);
            return (lines[0], headers);
        }

        public async Task<byte[]> ReadBodyAsync((string RequestLine, Dictionary<string, string> Headers) head, CancellationToken cancellationToken)
        {
            var length = int.Parse(head.Headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture);
            while (_length < length)
            {
                if (!await FillAsync(cancellationToken))
                    throw new EndOfStreamException();
            }

            var body = _buffer[..length];
            Consume(length);
            return body;
        }

        public async Task ReadToEndAsync(CancellationToken cancellationToken)
        {
            while (await FillAsync(cancellationToken))
                _length = 0;
        }

        private async Task<bool> FillAsync(CancellationToken cancellationToken)
        {
            if (_length == _buffer.Length)
                Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = await socket.ReceiveAsync(_buffer.AsMemory(_length), cancellationToken);
            _length += read;
            return read > 0;
        }

        private void Consume(int count)
        {
            _buffer.AsSpan(count, _length - count).CopyTo(_buffer);
            _length -= count;
        }
    }
}
