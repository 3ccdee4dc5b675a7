namespace TrackingPlan.Tests.Support;

/// <summary>Clients as most tests want them.</summary>
internal static class Clients
{
    public const string WriteKey = "write-key";

    public static SegmentOptions Options(Uri endpoint) => new()
    {
        WriteKey = WriteKey,
        Endpoint = endpoint,
        Violations = ViolationPolicy.Report,
    };

    /// <summary>A callback that has nothing to wait for.</summary>
    public static Func<DeliveryFailure, ValueTask> Sync(Action<DeliveryFailure> act) => failure =>
    {
        act(failure);
        return default;
    };

    public static SegmentClient To(ScriptedEndpoint endpoint, Action<SegmentOptions>? configure = null)
    {
        var options = Options(endpoint.Uri);
        configure?.Invoke(options);
        return new SegmentClient(options);
    }
}
