using Drift.ReferralPlan;
using TrackingPlan;

namespace Drift;

/// <summary>Typed calls that compile, and are wrong all the same.</summary>
internal sealed class TypedTracking(ISegmentClient segment)
{
    public const string WriteKey = "9dxqlFyTFTn4WAGwoEqeGTUnRdl5xVDv";

    public Settings Configure() =>
        new() { WriteKey = WriteKey }; // TRK2012

    public void Constant(string user) =>
        segment.TrackReferralInviteSent(user, ReferralInviteSent.ChannelValue.Email, referralCode: ""); // TRK2007

    public void Alone(string user) =>
        segment.TrackReferralSignupCompleted(user, "referrer"); // TRK2008

    public void Forgotten(string user)
    {
        var converted = new ReferralConverted { ReferrerUserId = user, ConversionValue = -1 }; // TRK2007 TRK2011
    }

    internal sealed class Settings
    {
        public required string WriteKey { get; init; }
    }
}
