using System.Globalization;
using System.Text;

namespace TrackingPlan.Tests.Support;

/// <summary>What a <see cref="ScriptedEndpoint"/> does with a request.</summary>
internal sealed record Reply
{
    public static readonly Reply Ok = Status(200);

    /// <summary>The connection is reset before the request's body was read.</summary>
    public static readonly Reply ResetMidBody = new() { Resets = true, ReadsBody = false };

    /// <summary>The connection is reset instead of an answer.</summary>
    public static readonly Reply Reset = new() { Resets = true };

    /// <summary>There is no answer until the client gives up.</summary>
    public static readonly Reply Silence = new();

    /// <summary>An answer of which the body never ends.</summary>
    public static readonly Reply NeverEnding = new() { Head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n", StaysOpen = true };

    /// <summary>An answer that breaks off in its head.</summary>
    public static readonly Reply TornHead = new() { Head = "HTTP/1.1 200 OK\r\nContent-Le", Closes = true };

    /// <summary>An answer that breaks off in its body.</summary>
    public static readonly Reply TornBody = new() { Head = "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{\"succ", Closes = true };

    /// <summary>An answer of which the head never ends.</summary>
    public static readonly Reply NeverEndingHead = new() { Head = "HTTP/1.1 200 OK\r\nX-Slow: ", StaysOpen = true };

    public string Head { get; init; } = "";

    public bool Resets { get; init; }

    public bool ReadsBody { get; init; } = true;

    /// <summary>Whether the connection is kept, with nothing more said on it, until the client closes it.</summary>
    public bool StaysOpen { get; init; }

    /// <summary>Whether the connection is closed after what was said, be it a whole answer or not.</summary>
    public bool Closes { get; init; }

    /// <summary>The request's body is not read before this.</summary>
    public Task Before { get; init; } = Task.CompletedTask;

    /// <summary>The answer waits for this.</summary>
    public Task After { get; init; } = Task.CompletedTask;

    public static Reply Status(int status, string? retryAfter = null, Uri? location = null, string body = "{\"success\":true}")
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Scripted\r\nContent-Length: {body.Length}\r\n");
        if (retryAfter is not null)
            head.Append(CultureInfo.InvariantCulture, $"Retry-After: {retryAfter}\r\n");
        if (location is not null)
            head.Append(CultureInfo.InvariantCulture, $"Location: {location}\r\n");
        return new() { Head = $"{head}\r\n{body}" };
    }
}
