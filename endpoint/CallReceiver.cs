using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace TrackingPlan.Endpoint;

/// <summary>Takes one request: body, calls, log, answer.</summary>
internal sealed class CallReceiver(SegmentEndpointOptions options, CallLog log)
{
    /// <summary>An error that lists thousands of violations helps nobody.</summary>
    private const int ViolationsInAnError = 20;

    /// <param name="context">The request.</param>
    /// <param name="route">The type of call that the path takes; null for a batch.</param>
    public async Task ReceiveAsync(HttpContext context, string? route)
    {
        var receivedAt = options.Clock.GetUtcNow();
        var bodyBytes = 0;
        SegmentRoutes.AllowAnyOrigin(context.Response);
        try
        {
            var body = await RequestBody.ReadAsync(
                context.Request, route is null ? Limits.Batch : Limits.Call, context.RequestAborted).ConfigureAwait(false);
            bodyBytes = body.Length;
            var read = RequestReader.Read(context.Request.Headers, body, route, options.WriteKey, receivedAt);
            if (options.Strict)
                RefuseViolations(read, isBatch: route is null);

            log.Append(Describe(StatusCodes.Status200OK, read.Violations, null, read), read.Calls, read.Defaults);
            await Answer.OkAsync(context).ConfigureAwait(false);
        }
        catch (RequestRefusedException refusal)
        {
            log.Append(Describe(refusal.Status, refusal.Violations, refusal.Message, null), [], BatchDefaults.None);
            await Answer.ErrorAsync(context, refusal.Status, refusal.Code, refusal.Message, refusal.Violations).ConfigureAwait(false);
        }

        ReceivedRequest Describe(int status, IReadOnlyList<ApiViolation> violations, string? error, ReadRequest? read) => new()
        {
            Path = context.Request.Path.Value ?? "",
            ReceivedAt = receivedAt,
            Status = status,
            Error = error,
            Violations = violations,
            WriteKey = read?.WriteKey,
            SentAt = read?.SentAt,
            BodyBytes = bodyBytes,
            IsCompressed = context.Request.Headers.ContentEncoding.Count > 0,
            RetryCount = int.TryParse(context.Request.Headers["X-Retry-Count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0,
            CallCount = read?.Calls.Count ?? 0,
        };
    }

    private static void RefuseViolations(ReadRequest read, bool isBatch)
    {
        var all = read.Violations.Concat(read.Calls.SelectMany((call, i) =>
            call.Violations.Select(violation => isBatch ? violation with { Field = Path(i, violation.Field) } : violation)));
        var first = all.Take(ViolationsInAnError).ToList();
        if (first.Count == 0)
            return;

        var status = first[0].Code is "missing_write_key" or "invalid_write_key"
            ? StatusCodes.Status401Unauthorized
            : StatusCodes.Status400BadRequest;
        throw new RequestRefusedException(status, first[0].Code, $"{(first[0].Field.Length == 0 ? "" : first[0].Field + ": ")}{first[0].Message}.", first);

        static string Path(int i, string field) =>
            string.Create(CultureInfo.InvariantCulture, $"batch[{i}]{(field.Length == 0 ? "" : ".")}{field}");
    }
}
