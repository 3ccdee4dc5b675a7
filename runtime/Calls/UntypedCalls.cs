using System.Text.Json.Nodes;
using TrackingPlan.Serialization;

namespace TrackingPlan;

/// <summary>
/// The way around the plan, for calls that are not in it yet or never will be. Nothing is checked but what Segment itself needs. The
/// generated, typed calls are faster and cannot be misspelt.
/// </summary>
public static class UntypedCalls
{
    /// <summary>Tracks an event by its name.</summary>
    public static CallOutcome TrackUntyped(
        this ISegmentClient client, Identity identity, string eventName, JsonObject? properties = null, in CallOptions options = default) =>
        client.Send(
            new UntypedTrack(eventName, properties), new CallEnvelope { Identity = identity, Name = eventName ?? "", Options = options });

    /// <summary>Says who a user is.</summary>
    public static CallOutcome IdentifyUntyped(
        this ISegmentClient client, Identity identity, JsonObject? traits = null, in CallOptions options = default) =>
        client.Send(new UntypedIdentify(traits), new CallEnvelope { Identity = identity, Options = options });

    /// <summary>Puts a user into a group.</summary>
    public static CallOutcome GroupUntyped(
        this ISegmentClient client, Identity identity, string groupId, JsonObject? traits = null, in CallOptions options = default) =>
        client.Send(new UntypedGroup(traits), new CallEnvelope { Identity = identity, GroupId = groupId, Options = options });

    /// <summary>Says which page of a web site a user saw.</summary>
    public static CallOutcome PageUntyped(
        this ISegmentClient client, Identity identity, string? name, JsonObject? properties = null, string? category = null, in CallOptions options = default) =>
        client.Send(new UntypedPage(properties), new CallEnvelope { Identity = identity, Name = name, Category = category, Options = options });

    /// <summary>Says which screen of an app a user saw.</summary>
    public static CallOutcome ScreenUntyped(
        this ISegmentClient client, Identity identity, string? name, JsonObject? properties = null, string? category = null, in CallOptions options = default) =>
        client.Send(new UntypedScreen(properties), new CallEnvelope { Identity = identity, Name = name, Category = category, Options = options });

    private static void WriteObject(ref CallWriter writer, ReadOnlySpan<byte> before, JsonObject? value)
    {
        if (value is null)
            return;
        writer.Raw(before);
        writer.Value(value);
    }

    private readonly struct UntypedTrack(string? name, JsonObject? properties) : ICall
    {
        static CallKind ICall.Kind => CallKind.Track;

        static string ICall.Name => "track";

        static ReadOnlySpan<byte> ICall.Context => default;

        void ICall.Write(ref CallWriter writer)
        {
            writer.Raw(",\"type\":\"track\",\"event\":"u8);
            writer.Value(name);
            WriteObject(ref writer, ",\"properties\":"u8, properties);
        }

        void ICall.Validate(ref ViolationCollector violations)
        {
        }
    }

    private readonly struct UntypedIdentify(JsonObject? traits) : ICall
    {
        static CallKind ICall.Kind => CallKind.Identify;

        static string ICall.Name => "identify";

        static ReadOnlySpan<byte> ICall.Context => default;

        void ICall.Write(ref CallWriter writer)
        {
            writer.Raw(",\"type\":\"identify\""u8);
            WriteObject(ref writer, ",\"traits\":"u8, traits);
        }

        void ICall.Validate(ref ViolationCollector violations)
        {
        }
    }

    private readonly struct UntypedGroup(JsonObject? traits) : ICall
    {
        static CallKind ICall.Kind => CallKind.Group;

        static string ICall.Name => "group";

        static ReadOnlySpan<byte> ICall.Context => default;

        void ICall.Write(ref CallWriter writer)
        {
            writer.Raw(",\"type\":\"group\""u8);
            WriteObject(ref writer, ",\"traits\":"u8, traits);
        }

        void ICall.Validate(ref ViolationCollector violations)
        {
        }
    }

    private readonly struct UntypedPage(JsonObject? properties) : ICall
    {
        static CallKind ICall.Kind => CallKind.Page;

        static string ICall.Name => "page";

        static ReadOnlySpan<byte> ICall.Context => default;

        void ICall.Write(ref CallWriter writer)
        {
            writer.Raw(",\"type\":\"page\""u8);
            WriteObject(ref writer, ",\"properties\":"u8, properties);
        }

        void ICall.Validate(ref ViolationCollector violations)
        {
        }
    }

    private readonly struct UntypedScreen(JsonObject? properties) : ICall
    {
        static CallKind ICall.Kind => CallKind.Screen;

        static string ICall.Name => "screen";

        static ReadOnlySpan<byte> ICall.Context => default;

        void ICall.Write(ref CallWriter writer)
        {
            writer.Raw(",\"type\":\"screen\""u8);
            WriteObject(ref writer, ",\"properties\":"u8, properties);
        }

        void ICall.Validate(ref ViolationCollector violations)
        {
        }
    }
}
