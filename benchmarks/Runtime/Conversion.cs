using TrackingPlan.Serialization;

namespace TrackingPlan.Benchmarks;

/// <summary>An event with five properties, as the compiler generates it.</summary>
public readonly struct Conversion : IUserTrackEvent
{
    public string? ReferrerUserId { get; init; }

    public string? ReferredUserId { get; init; }

    public string? ReferralCode { get; init; }

    public string? PlanName { get; init; }

    public decimal ConversionValue { get; init; }

    static CallKind ICall.Kind => CallKind.Track;

    static string ICall.Name => "Referral Converted";

    static ReadOnlySpan<byte> ICall.Context => "\"protocols\":{\"event_version\":1}"u8;

    string? IUserTrackEvent.UserId => ReferrerUserId;

    public static Conversion Sample => new()
    {
        ReferrerUserId = "usr_01HZX3K9Q2M4",
        ReferredUserId = "usr_01HZX3K9Q2M5",
        ReferralCode = "pNRB1aYqArN",
        PlanName = "Team annual",
        ConversionValue = 1188.50m,
    };

    void ICall.Write(ref CallWriter writer)
    {
        writer.Raw(",\"type\":\"track\",\"event\":\"Referral Converted\",\"properties\":{\"referrer_user_id\":"u8);
        writer.Value(ReferrerUserId);
        writer.Raw(",\"referred_user_id\":"u8);
        writer.Value(ReferredUserId);
        writer.Raw(",\"referral_code\":"u8);
        writer.Value(ReferralCode);
        writer.Raw(",\"plan_name\":"u8);
        writer.Value(PlanName);
        writer.Raw(",\"conversion_value\":"u8);
        writer.Value(ConversionValue);
        writer.Raw("}"u8);
    }

    void ICall.Validate(ref ViolationCollector violations)
    {
        violations.Required(ReferrerUserId, "referrer_user_id");
        violations.Required(ReferredUserId, "referred_user_id");
        violations.Required(ReferralCode, "referral_code");
        violations.Required(PlanName, "plan_name");
    }
}
