using System.Collections.Concurrent;
using Quickstart;
using TrackingPlan;
using TrackingPlan.Endpoint;

const int Delivered = 0, Lost = 1, WrongUse = 2;

var stopEndpoint = args is ["--stop-endpoint"];
if (args.Length > 0 && !stopEndpoint)
    return Explain("The only argument is --stop-endpoint: it stops the local endpoint before anything is delivered, to show what is reported then.");

if (!Target.TryRead(out var target, out var problem))
    return Explain(problem);
if (stopEndpoint && target.Endpoint is not null)
    return Explain("--stop-endpoint is about the local endpoint: unset SEGMENT_WRITE_KEY and SEGMENT_ENDPOINT.");

await using var endpoint = target.Endpoint is null ? await SegmentEndpoint.StartAsync() : null;
var url = endpoint?.Url ?? target.Endpoint;
Console.WriteLine(endpoint is null
    ? $"Posting to {url}."
    : $"Posting to a Segment endpoint inside this process, {url}. Set SEGMENT_WRITE_KEY to post to Segment.");
Console.WriteLine();

var losses = new ConcurrentQueue<string>();
SegmentClient analytics;
try
{
    analytics = new SegmentClient(new()
    {
        WriteKey = target.WriteKey,
        Endpoint = url,
        ShutdownTimeout = TimeSpan.FromSeconds(5),
        OnFailed = failure =>
        {
            losses.Enqueue($"{failure.Count} not delivered: {failure.Description}");
            return default;
        },
    });
}
catch (ArgumentException exception)
{
    return Explain(exception.Message);
}

await using (analytics)
{
    Referral.Play(analytics);
    if (stopEndpoint)
        await endpoint!.DisposeAsync();
} // Disposal delivers what is left, for as long as ShutdownTimeout.

foreach (var call in endpoint?.Received ?? [])
    Console.WriteLine(CallLine.Of(call));
foreach (var loss in losses)
    Console.WriteLine(loss);

var statistics = analytics.Statistics;
Console.WriteLine();
Console.WriteLine($"{statistics.Delivered} delivered, {statistics.Lost} lost");
return statistics is { Delivered: > 0, Lost: 0, Pending: 0 } ? Delivered : Lost;

static int Explain(string message)
{
    Console.Error.WriteLine(message);
    return WrongUse;
}
