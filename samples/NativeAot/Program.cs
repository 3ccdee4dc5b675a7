using System.Diagnostics;
using System.Net;
using System.Text.Json;
using NativeAot.ReferralPlan;
using TrackingPlan;

// All six kinds of calls from a process that was compiled ahead of time. What would be posted is read back and its calls counted, so that
// no endpoint is needed; the exit code is 0 only if all six are in it.
var posted = new Posted();
using var http = new HttpClient(posted);
await using (var segment = new SegmentClient(new() { WriteKey = "write-key", HttpClient = () => http, Violations = ViolationPolicy.Throw }))
{
    segment.Track(new ReferralInviteSent { ReferrerUserId = "ada", Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = "pNRB1aYqArN" });
    segment.Identify("grace", new IdentifyTraits { Email = "grace@example.com", ReferredByUserId = "ada", ReferralCodeUsed = "pNRB1aYqArN" });
    segment.Group("grace", "company_navy", new GroupTraits { ReferredByUserId = "ada", ReferralCodeUsed = "pNRB1aYqArN" });
    segment.PageUntyped("grace", "Pricing", new() { ["path"] = "/pricing" });
    segment.ScreenUntyped("grace", "Home");
    segment.Alias("anonymous-1", "grace");
}

using var process = Process.GetCurrentProcess();
var time = DateTime.Now - process.StartTime;
Console.WriteLine($"{string.Join(", ", posted.Types)}: {time.TotalMilliseconds:F0} ms from the start of the process, {process.PeakWorkingSet64 / 1_000_000} MB");
return posted.Types.Count == 6 ? 0 : 1;

/// <summary>Stands for Segment.</summary>
internal sealed class Posted : HttpMessageHandler
{
    public List<string> Types { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        Types.AddRange(body.RootElement.GetProperty("batch").EnumerateArray().Select(call => call.GetProperty("type").GetString()!));
        return new(HttpStatusCode.OK);
    }
}
