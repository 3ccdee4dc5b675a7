using System.Collections.Concurrent;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Chaos;

/// <summary>What was tracked, what arrived and what was reported, call by call; and what is wrong with it.</summary>
internal sealed class Ledger
{
    private const int MostProblems = 20;

    private readonly ConcurrentDictionary<string, byte> _accepted = new();
    private readonly ConcurrentDictionary<string, byte> _taken = new();
    private readonly ConcurrentDictionary<string, byte> _reported = new();
    private readonly ConcurrentDictionary<string, string> _keyOfMessage = new();
    private readonly ConcurrentDictionary<string, string> _messageOfKey = new();
    private readonly ConcurrentQueue<string> _problems = new();
    private long _requests;

    public IEnumerable<string> Problems => _problems.Take(MostProblems);

    public int Accepted => _accepted.Count;

    public int Taken => _taken.Count;

    public int Reported => _reported.Count;

    public long Requests => Volatile.Read(ref _requests);

    public void Accept(string key) => _accepted[key] = 0;

    public void Report(DeliveryFailure failure)
    {
        foreach (var call in failure.Calls)
        {
            var key = KeyOf(call);
            if (!_reported.TryAdd(key, 0))
                Problem($"{key} was reported twice");
            Identify(key, call.GetProperty("messageId").GetString()!);
        }
    }

    /// <summary>Reports what another process has written down.</summary>
    public void Report(string key) => _reported[key] = 0;

    public void Receive(ReceivedRequest request, Reply reply)
    {
        Interlocked.Increment(ref _requests);
        var takes = reply.Head.StartsWith("HTTP/1.1 2", StringComparison.Ordinal);
        try
        {
            var json = request.Json;
            var calls = request.Calls;
            if (json.Length > 500_000 || calls.Length is 0 or > SegmentLimits.BatchEvents)
                Problem($"a body of {json.Length} bytes and {calls.Length} calls");
            if (request.Root.GetProperty("writeKey").GetString() != Clients.WriteKey)
                Problem("a wrong write key");
            foreach (var call in calls)
            {
                var key = KeyOf(call);
                if (call.GetRawText().Length > SegmentLimits.EventBytes)
                    Problem($"{key} is too large");
                if (call.GetProperty("properties").GetProperty("text").GetString() is { } text && !Texts.Matches(key, text))
                    Problem($"{key} has the text of another call");
                Identify(key, call.GetProperty("messageId").GetString()!);
                if (takes)
                    _taken[key] = 0;
            }
        }
#pragma warning disable CA1031 // whatever is wrong with a body is what this test looks for
        catch (Exception e)
#pragma warning restore CA1031
        {
            Problem($"a body that cannot be read: {e.Message}");
        }
    }

    /// <summary>Compares a client's own account with this one, and every call with where it went.</summary>
    public void Close(string life, SegmentStatistics statistics)
    {
        bool Mine(string key) => key.StartsWith(life, StringComparison.Ordinal);
        var accepted = _accepted.Keys.Where(Mine).ToHashSet(StringComparer.Ordinal);
        var reported = _reported.Keys.Where(Mine).ToHashSet(StringComparer.Ordinal);
        if (statistics.Pending != 0 || statistics.Accepted != statistics.Delivered + statistics.Failed)
            Problem($"{life}: {statistics}");
        if (statistics.Accepted != accepted.Count)
            Problem($"{life}: {accepted.Count} were accepted; {statistics}");
        if (statistics.Failed != reported.Count)
            Problem($"{life}: {reported.Count} were reported; {statistics}");
        foreach (var key in accepted.Where(key => !reported.Contains(key) && !_taken.ContainsKey(key)))
            Problem($"{key} is lost");
        foreach (var key in _taken.Keys.Where(Mine).Concat(reported).Where(key => !accepted.Contains(key)))
            Problem($"{key} was refused, and sent all the same");
    }

    /// <summary>As <see cref="Close"/>, for a process that wrote down what it meant to track and what was accepted, and was ended in the midst.</summary>
    public void CloseProcess(IReadOnlySet<string> meant, IReadOnlySet<string> accepted)
    {
        foreach (var key in accepted.Where(key => !_reported.ContainsKey(key) && !_taken.ContainsKey(key)))
            Problem($"{key} is lost");
        foreach (var key in _taken.Keys.Concat(_reported.Keys).Where(key => !meant.Contains(key)))
            Problem($"{key} was never tracked");
    }

    public void Problem(string problem) => _problems.Enqueue(problem);

    private static string KeyOf(System.Text.Json.JsonElement call) => call.GetProperty("userId").GetString()!;

    private void Identify(string key, string message)
    {
        if (_keyOfMessage.GetOrAdd(message, key) != key || _messageOfKey.GetOrAdd(key, message) != message)
            Problem($"{key} shares the message id {message}, or has two");
    }
}
