using System.Runtime.InteropServices;
using System.Text.Json;

namespace TrackingPlan.Endpoint;

/// <summary>Reads one call and compares it with the rules of the HTTP API.</summary>
internal static class CallReader
{
    /// <param name="json">The call.</param>
    /// <param name="route">The type that the route says; null inside a batch, where the call says it itself.</param>
    /// <param name="defaults">What the batch shares.</param>
    /// <param name="batchSentAt">The batch's <c>sentAt</c>, for a call without its own.</param>
    /// <param name="receivedAt">When the request arrived.</param>
    public static ReceivedCall Read(JsonElement json, string? route, BatchDefaults defaults, DateTimeOffset? batchSentAt, DateTimeOffset receivedAt)
    {
        var violations = new List<ApiViolation>();
        var sent = JsonMarshal.GetRawUtf8Value(json).ToArray();
        if (json.ValueKind != JsonValueKind.Object)
        {
            violations.Add(new("invalid_type", "", "a call must be an object"));
            return new(defaults)
            {
                Type = "",
                MessageId = NewMessageId(),
                ReceivedAt = receivedAt,
                Timestamp = receivedAt,
                Violations = violations,
                Sent = sent,
            };
        }

        var fields = new FieldReader(json, violations);
        var type = ReadType(fields, route, violations);
        var sentAt = fields.Time("sentAt") ?? batchSentAt;
        var original = fields.Time("timestamp");
        var call = new ReceivedCall(defaults)
        {
            Type = type,
            Event = fields.String("event"),
            UserId = fields.String("userId"),
            AnonymousId = fields.String("anonymousId"),
            GroupId = fields.String("groupId"),
            PreviousId = fields.String("previousId"),
            Name = fields.String("name"),
            MessageId = ReadMessageId(fields, violations),
            ReceivedAt = receivedAt,
            SentAt = sentAt,
            OriginalTimestamp = original,
            Timestamp = Correct(original, sentAt, receivedAt),
            Violations = violations,
            Sent = sent,
        };
        fields.ExpectObject("properties");
        fields.ExpectObject("traits");
        fields.ExpectObject("context");
        fields.ExpectObject("integrations");
        CheckRequired(call, violations);
        return call;
    }

    private static string ReadType(FieldReader fields, string? route, List<ApiViolation> violations)
    {
        var said = fields.String("type");
        if (route is not null)
        {
            if (said is not null && !string.Equals(said, route, StringComparison.Ordinal))
                violations.Add(new("invalid_call_type", "type", "the type differs from the one that the path says"));
            return route;
        }

        if (said is not ("track" or "identify" or "group" or "page" or "screen" or "alias"))
            violations.Add(new("invalid_call_type", "type", "a call in a batch needs the type track, identify, group, page, screen or alias"));
        return said ?? "";
    }

    private static string ReadMessageId(FieldReader fields, List<ApiViolation> violations)
    {
        var id = fields.String("messageId");
        if (id?.Length > Limits.MessageId)
            violations.Add(new("message_id_too_long", "messageId", "a messageId takes 100 characters"));
        return string.IsNullOrEmpty(id) ? NewMessageId() : id;
    }

    private static string NewMessageId() => $"endpoint-{Guid.NewGuid()}";

    private static void CheckRequired(ReceivedCall call, List<ApiViolation> violations)
    {
        if (call.Type == "alias")
        {
            Require(call.UserId, "userId", "missing_user_id", "an Alias call needs a userId");
            Require(call.PreviousId, "previousId", "missing_previous_id", "an Alias call needs a previousId");
        }
        else if (string.IsNullOrEmpty(call.UserId))
        {
            Require(call.AnonymousId, "userId", "missing_identity", "a call needs a userId or an anonymousId");
        }

        if (call.Type == "track")
            Require(call.Event, "event", "missing_event", "a Track call needs an event");
        if (call.Type == "group")
            Require(call.GroupId, "groupId", "missing_group_id", "a Group call needs a groupId");

        void Require(string? value, string field, string code, string message)
        {
            if (string.IsNullOrEmpty(value))
                violations.Add(new(code, field, message));
        }
    }

    /// <summary>Takes the error of the client's clock out of the time; <c>sentAt</c> is what that clock said when the request left.</summary>
    private static DateTimeOffset Correct(DateTimeOffset? original, DateTimeOffset? sentAt, DateTimeOffset receivedAt)
    {
        if (original is null || sentAt is null)
            return original ?? receivedAt;

        var ticks = receivedAt.UtcTicks - (sentAt.Value.UtcTicks - original.Value.UtcTicks);
        return ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks ? receivedAt : new(ticks, TimeSpan.Zero);
    }
}
