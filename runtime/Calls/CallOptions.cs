using System.Text.Json.Nodes;

namespace TrackingPlan;

/// <summary>What one call may say beside its properties; everything has a sensible default.</summary>
/// <remarks>Objects given here are written before the call returns: changing them later changes nothing that was sent.</remarks>
public readonly record struct CallOptions
{
    /// <summary>When it happened; the moment of the call when null.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>
    /// A globally unique id of 1 to 100 characters, kept over retries; a fresh UUID when null. Give a webhook's own id to make a repeated
    /// delivery idempotent (<see href="https://segment.com/docs/guides/duplicate-data/">Handling duplicate data</see>).
    /// </summary>
    public string? MessageId { get; init; }

    /// <summary>Members added to the call's <c>context</c>, such as <c>ip</c>, <c>userAgent</c> or <c>locale</c>.</summary>
    public JsonObject? Context { get; init; }

    /// <summary>
    /// Which destinations receive the call, for example <c>{"All": true, "Salesforce": false}</c>
    /// (<see href="https://segment.com/docs/guides/filtering-data/#filtering-with-the-integrations-object">integrations object</see>).
    /// </summary>
    public JsonObject? Integrations { get; init; }

    /// <summary>Which options are set; never their values.</summary>
    public override string ToString() => nameof(CallOptions);
}
