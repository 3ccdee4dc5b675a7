using System.Text.Json;

namespace TrackingPlan.Testing;

/// <summary>A call that a <see cref="SegmentRecorder"/> was given.</summary>
public sealed class RecordedCall
{
    internal RecordedCall(CallKind kind, string name, object value, CallEnvelope envelope, JsonElement json, IReadOnlyList<Violation> violations)
    {
        (Kind, Name, Value, Envelope, Json, Violations) = (kind, name, value, envelope, json, violations);
    }

    /// <summary>The kind of the call.</summary>
    public CallKind Kind { get; }

    /// <summary>The event's name, or the kind's wire name.</summary>
    public string Name { get; }

    /// <summary>The event or traits that were given.</summary>
    public object Value { get; }

    /// <summary>Who, and what else went beside it.</summary>
    public CallEnvelope Envelope { get; }

    /// <summary>The call as it would go over the wire.</summary>
    public JsonElement Json { get; }

    /// <summary>How the call breaks its plan; empty when it does not.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>The kind and name; no content.</summary>
    public override string ToString() => $"{Kind} '{Name}'";
}
