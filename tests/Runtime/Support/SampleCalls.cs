using TrackingPlan.Serialization;

namespace TrackingPlan.Tests.Support;

/// <summary>An event as the compiler generates it.</summary>
internal readonly struct ReferralConverted : IUserTrackEvent
{
    public string? ReferrerUserId { get; init; }

    public string? ReferralCode { get; init; }

    public string? PlanName { get; init; }

    public decimal ConversionValue { get; init; }

    public string? Currency { get; init; }

    static CallKind ICall.Kind => CallKind.Track;

    static string ICall.Name => "Referral Converted";

    static ReadOnlySpan<byte> ICall.Context => "\"protocols\":{\"event_version\":2},\"tracking_plan\":{\"name\":\"Referral\"}"u8;

    string? IUserTrackEvent.UserId => ReferrerUserId;

    public static ReferralConverted Sample(string user = "u-1") => new()
    {
        ReferrerUserId = user,
        ReferralCode = "pNRB1aYqArN",
        PlanName = "Team",
        ConversionValue = 99.50m,
        Currency = "EUR",
    };

    void ICall.Write(ref CallWriter writer)
    {
        writer.Raw(",\"type\":\"track\",\"event\":\"Referral Converted\",\"properties\":{\"referrer_user_id\":"u8);
        writer.Value(ReferrerUserId);
        writer.Raw(",\"referral_code\":"u8);
        writer.Value(ReferralCode);
        writer.Raw(",\"plan_name\":"u8);
        writer.Value(PlanName);
        writer.Raw(",\"conversion_value\":"u8);
        writer.Value(ConversionValue);
        writer.Raw(",\"currency\":"u8);
        writer.Value(Currency);
        writer.Raw("}"u8);
    }

    void ICall.Validate(ref ViolationCollector violations)
    {
        violations.Required(ReferralCode, "referral_code");
        violations.Required(PlanName, "plan_name");
        violations.Required(Currency, "currency");
    }
}

/// <summary>An event with a user of its own and one property.</summary>
internal readonly struct NoteAdded(string? text) : ITrackEvent
{
    static CallKind ICall.Kind => CallKind.Track;

    static string ICall.Name => "Note Added";

    static ReadOnlySpan<byte> ICall.Context => default;

    void ICall.Write(ref CallWriter writer)
    {
        writer.Raw(",\"type\":\"track\",\"event\":\"Note Added\",\"properties\":{\"text\":"u8);
        writer.Value(text);
        writer.Raw("}"u8);
    }

    void ICall.Validate(ref ViolationCollector violations) => violations.Required(text, "text");
}
