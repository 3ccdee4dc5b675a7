using TrackingPlan.Serialization;

namespace TrackingPlan;

/// <summary>An Alias call, which has nothing but its two ids.</summary>
internal readonly struct AliasCall : ICall
{
    static CallKind ICall.Kind => CallKind.Alias;

    static string ICall.Name => "alias";

    static ReadOnlySpan<byte> ICall.Context => default;

    void ICall.Write(ref CallWriter writer) => writer.Raw(",\"type\":\"alias\""u8);

    void ICall.Validate(ref ViolationCollector violations)
    {
    }
}
