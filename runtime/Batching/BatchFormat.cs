using System.Text;
using System.Text.Json;
using TrackingPlan.Serialization;

namespace TrackingPlan.Batching;

/// <summary>What every batch of one client begins with.</summary>
internal sealed class BatchFormat
{
    public BatchFormat(string writeKey)
    {
        var beforeSentAt = $"{{\"writeKey\":\"{JsonEncodedText.Encode(writeKey)}\",\"sentAt\":\"";
        SentAt = Encoding.UTF8.GetByteCount(beforeSentAt);
        Head = Encoding.UTF8.GetBytes($"{beforeSentAt}{new string('0', Rfc3339.MillisecondsLength)}\",\"batch\":[");
    }

    /// <summary>All before the first call.</summary>
    public byte[] Head { get; }

    /// <summary>Where <c>sentAt</c> goes, which is written at each attempt.</summary>
    public int SentAt { get; }
}
