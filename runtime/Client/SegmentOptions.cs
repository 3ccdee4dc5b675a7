using System.Text.Json.Nodes;

namespace TrackingPlan;

/// <summary>
/// Decides about a call before it is written. It may replace the envelope (<c>envelope = envelope with { ... }</c>) to enrich the call.
/// </summary>
/// <param name="kind">The kind of the call.</param>
/// <param name="name">The event's name, or the kind's wire name.</param>
/// <param name="envelope">Who, when and in which context.</param>
/// <returns>False to filter the call out.</returns>
public delegate bool CallHook(CallKind kind, string name, ref CallEnvelope envelope);

/// <summary>The settings of a <see cref="SegmentClient"/>. Only <see cref="WriteKey"/> has no default.</summary>
public sealed class SegmentOptions
{
    /// <summary>
    /// The write key of the source, from Segment's <i>Settings &gt; API Keys</i>: up to 256 characters without blanks. Blanks and line breaks
    /// around it, such as a file's last, are taken away. A secret: it is never logged.
    /// </summary>
    public string WriteKey { get; set; } = "";

    /// <summary>Where the workspace's data is kept. Not used when <see cref="Endpoint"/> is set.</summary>
    public SegmentRegion Region { get; set; }

    /// <summary>
    /// Another host than the region's, such as a proxy or a local endpoint; a trailing <c>/v1</c> is tolerated. Must be https, unless the host
    /// is a loopback address or named in <see cref="InsecureHosts"/>.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>OAuth 2.0 for sources that require it; null for the write key alone.</summary>
    public SegmentOAuthOptions? OAuth { get; set; }

    /// <summary>Hosts that may be spoken to over plain http. Write keys and personal data then travel unprotected.</summary>
    public ISet<string> InsecureHosts { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether calls are sent at all. When false they are still checked against the plan.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>
    /// How many calls make a batch worth sending: 1 to 2,500, by default 2,500. A batch is also sent when it is full in bytes, or old. While
    /// every request is busy, or Segment is down, it grows on until it is full, so that memory is used well and requests are few.
    /// </summary>
    public int FlushAt { get; set; } = SegmentLimits.BatchEvents;

    /// <summary>How long a call waits for its batch to fill: more than zero, by default 5 seconds.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most bytes a request body may take before compression: 64 KB to 500,000, by default 480 KB.</summary>
    public int BatchBytes { get; set; } = SegmentLimits.BatchBytes;

    /// <summary>The most bytes of memory that calls may take until they are delivered: at least four batches, by default 64 MB.</summary>
    public long QueueBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>What happens when the queue is full; by default calls wait.</summary>
    public QueueFullPolicy QueueFull { get; set; }

    /// <summary>How long a synchronous call waits for room in a full queue, by default 5 seconds. See <see cref="QueueFullPolicy.Wait"/>.</summary>
    public TimeSpan BlockingTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Whether bodies are compressed with gzip at its fastest level. Saves about nine tenths of the traffic for some CPU time.</summary>
    public bool Gzip { get; set; }

    /// <summary>How many requests may be on their way at once: 1 to 64, by default 4.</summary>
    public int MaxConcurrentRequests { get; set; } = 4;

    /// <summary>How long one attempt may take, by default 10 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a batch is tried again: 0 to 1,000, or null, the default, for as often as <see cref="DeliveryTimeout"/> allows. Waits that
    /// Segment asks for with 429 do not count.
    /// </summary>
    public int? MaxRetries { get; set; }

    /// <summary>How long a batch is tried in all, waits included: more than zero, by default 12 hours.</summary>
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long disposal waits for calls to be delivered before it reports them as failed, by default 20 seconds.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// What happens to a call that breaks its plan. When null: throw if the environment is Development (the host's, or
    /// <c>DOTNET_ENVIRONMENT</c> or <c>ASPNETCORE_ENVIRONMENT</c> without a host), and otherwise report and send.
    /// </summary>
    public ViolationPolicy? Violations { get; set; }

    /// <summary>Members added to the <c>context</c> of every call, 16 KB at most. Read once, when the client is created.</summary>
    public JsonObject? Context { get; set; }

    /// <summary>Called for each call, on its thread, before it is written. Should be fast; what it throws, the call throws.</summary>
    public CallHook? BeforeCall { get; set; }

    /// <summary>
    /// Called whenever calls were lost, with their number, the reason, and on request each call. May be asynchronous; without anything to await,
    /// <c>return default</c>. What it throws, at once or later, is logged and goes no further. It may flush or dispose the client. Calls that are
    /// made within it do not wait for room, and when they are refused it is not called for them: their outcome says so.
    /// </summary>
    public Func<DeliveryFailure, ValueTask>? OnFailed { get; set; }

    /// <summary>
    /// Called with the name of a call that broke its plan, and how, unless violations throw. The call does not wait for it. What it throws, at
    /// once or later, is logged and goes no further.
    /// </summary>
    public Func<string, IReadOnlyList<Violation>, ValueTask>? OnViolation { get; set; }

    /// <summary>
    /// Gives the client that requests are sent with, asked at each attempt. When null, the Segment client keeps its own connections, and
    /// renews each after five minutes, so that changes of DNS are seen.
    /// </summary>
    public Func<HttpClient>? HttpClient { get; set; }

    /// <summary>The clock; another one in tests.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where the calls go; never the write key.</summary>
    public override string ToString() => $"{nameof(SegmentOptions)} for " + Endpoint switch
    {
        null => Region.ToString(),
        { IsAbsoluteUri: true } => Endpoint.Host,
        _ => "an endpoint that is not absolute",
    };

    /// <summary>A copy that the application cannot change, without the blanks that a file or a variable brings along.</summary>
    internal SegmentOptions Clone()
    {
        var clone = (SegmentOptions)MemberwiseClone();
        clone.WriteKey = WriteKey.Trim();
        clone.OAuth = OAuth?.Clone();
        return clone;
    }
}
