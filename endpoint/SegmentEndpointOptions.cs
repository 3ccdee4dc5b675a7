using Microsoft.AspNetCore.Builder;

namespace TrackingPlan.Endpoint;

/// <summary>How a <see cref="SegmentEndpoint"/> behaves. The defaults are those of Segment's HTTP API.</summary>
public sealed class SegmentEndpointOptions
{
    /// <summary>The TCP port on 127.0.0.1; 0, the default, takes a free one.</summary>
    public int Port { get; set; }

    /// <summary>
    /// Segment answers 200 to almost everything and drops what it does not like. True answers 4xx with the reason instead, and takes nothing
    /// of such a request. False by default.
    /// </summary>
    public bool Strict { get; set; }

    /// <summary>The write key that is expected; null, the default, takes any.</summary>
    public string? WriteKey { get; set; }

    /// <summary>The number of calls, and of requests, that are kept; the oldest go first. At least 1; 10,000 by default.</summary>
    public int KeepCalls { get; set; } = 10_000;

    /// <summary>The size in bytes of all calls that are kept together; the oldest go first. At least 1; 64 MiB by default.</summary>
    public long KeepBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Tells the time of arrival; the system's clock by default.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>
    /// Adds middleware or routes to the endpoint's own web application, before its routes: a test answers 503 here, a debugger adds its pages.
    /// </summary>
    public Action<WebApplication>? Configure { get; set; }
}
