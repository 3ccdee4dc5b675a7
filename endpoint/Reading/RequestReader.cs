using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace TrackingPlan.Endpoint;

/// <summary>What a body holds: its calls and what they share.</summary>
internal sealed record ReadRequest(
    IReadOnlyList<ReceivedCall> Calls, IReadOnlyList<ApiViolation> Violations, BatchDefaults Defaults, string? WriteKey, DateTimeOffset? SentAt);

/// <summary>From the bytes of a body to its calls.</summary>
internal static class RequestReader
{
    /// <summary>A write key has 32 characters; far longer ones are not kept.</summary>
    private const int MaxWriteKeyLength = 256;

    /// <summary>Deep enough for every honest payload; the reader does not recurse.</summary>
    public static JsonDocumentOptions JsonOptions { get; } = new() { MaxDepth = 256 };

    /// <param name="headers">The request's headers, for the write key and the content type.</param>
    /// <param name="utf8">The body, inflated.</param>
    /// <param name="route">The type of call that the route takes; null for a batch.</param>
    /// <param name="expectedWriteKey">The only write key that is right; null when any is.</param>
    /// <param name="receivedAt">When the request arrived.</param>
    /// <exception cref="RequestRefusedException">The body is not JSON, or one of its calls is too large.</exception>
    public static ReadRequest Read(IHeaderDictionary headers, byte[] utf8, string? route, string? expectedWriteKey, DateTimeOffset receivedAt)
    {
        // The parser looks into strings only when they are asked for.
        if (!Utf8.IsValid(utf8))
            throw InvalidJson("it is not UTF-8");

        try
        {
            using var document = JsonDocument.Parse(utf8, JsonOptions);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw InvalidJson("a JSON object was expected");
            return Read(headers, document.RootElement, route, expectedWriteKey, receivedAt);
        }
        catch (JsonException exception)
        {
            throw InvalidJson(string.Create(
                CultureInfo.InvariantCulture, $"it breaks off or goes wrong at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}"));
        }
        catch (InvalidOperationException)
        {
            throw InvalidJson("a string holds half of a surrogate pair");
        }
    }

    private static ReadRequest Read(IHeaderDictionary headers, JsonElement body, string? route, string? expectedWriteKey, DateTimeOffset receivedAt)
    {
        var violations = new List<ApiViolation>();
        CheckContentType(headers, violations);
        var writeKey = ReadWriteKey(headers, body, expectedWriteKey, violations);
        var fields = new FieldReader(body, violations);
        if (route is not null)
            return new([CallReader.Read(body, route, BatchDefaults.None, null, receivedAt)], violations, BatchDefaults.None, writeKey, null);

        var defaults = new BatchDefaults(fields.Object("context"), fields.Object("integrations"));
        var sentAt = fields.Time("sentAt");
        return new(ReadBatch(body, defaults, sentAt, receivedAt, violations), violations, defaults, writeKey, sentAt);
    }

    private static List<ReceivedCall> ReadBatch(
        JsonElement body, BatchDefaults defaults, DateTimeOffset? sentAt, DateTimeOffset receivedAt, List<ApiViolation> violations)
    {
        if (!body.TryGetProperty("batch"u8, out var batch) || batch.ValueKind != JsonValueKind.Array)
        {
            violations.Add(new("missing_batch", "batch", "batch must be an array of calls"));
            return [];
        }

        var length = batch.GetArrayLength();
        var calls = new List<ReceivedCall>(Math.Min(length, Limits.CallsInBatch));
        if (length > Limits.CallsInBatch)
        {
            violations.Add(new("too_many_events", "batch", string.Create(
                CultureInfo.InvariantCulture, $"a batch takes {Limits.CallsInBatch:N0} calls; the {length - Limits.CallsInBatch:N0} beyond were dropped")));
        }

        foreach (var item in batch.EnumerateArray())
        {
            if (JsonMarshal.GetRawUtf8Value(item).Length > Limits.Call)
            {
                throw new RequestRefusedException(StatusCodes.Status400BadRequest, "payload_too_large", string.Create(
                    CultureInfo.InvariantCulture, $"Exceed payload limit: batch[{calls.Count}] is larger than {Limits.Call:N0} bytes."));
            }

            calls.Add(CallReader.Read(item, null, defaults, sentAt, receivedAt));
            if (calls.Count == Limits.CallsInBatch)
                break;
        }

        return calls;
    }

    private static void CheckContentType(IHeaderDictionary headers, List<ApiViolation> violations)
    {
        // analytics.js sends JSON as text/plain, which spares the browser a preflight request.
        var type = headers.ContentType.ToString().Split(';')[0].Trim();
        if (!type.Equals("application/json", StringComparison.OrdinalIgnoreCase) && !type.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
            violations.Add(new("content_type", "", "the Content-Type must be application/json"));
    }

    private static string? ReadWriteKey(IHeaderDictionary headers, JsonElement body, string? expected, List<ApiViolation> violations)
    {
        var writeKey = WriteKey.Find(headers, body);
        if (writeKey is null)
            violations.Add(new("missing_write_key", "writeKey", "a write key is needed, as the user name of Basic authentication or as writeKey in the body"));
        else if (writeKey.Length > MaxWriteKeyLength || (expected is not null && !string.Equals(writeKey, expected, StringComparison.Ordinal)))
            violations.Add(new("invalid_write_key", "writeKey", "the write key is not the one that is expected"));
        return writeKey?.Length > MaxWriteKeyLength ? null : writeKey;
    }

    private static RequestRefusedException InvalidJson(string reason) =>
        new(StatusCodes.Status400BadRequest, "invalid_json", $"Invalid JSON: {reason}.");
}
