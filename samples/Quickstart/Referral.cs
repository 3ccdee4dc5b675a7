using Quickstart.ReferralPlan;
using TrackingPlan;

namespace Quickstart;

/// <summary>One whole referral: Ada invites Grace, who signs up with her company and pays; Ada is rewarded with credits.</summary>
internal static class Referral
{
    private const string Ada = "user_ada";
    private const string Grace = "user_grace";
    private const string Code = "pNRB1aYqArN";
    private static readonly DateTimeOffset SignedUpAt = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static void Play(ISegmentClient analytics)
    {
        analytics.Track(new ReferralInviteSent { ReferrerUserId = Ada, Channel = ReferralInviteSent.ChannelValue.Email, ReferralCode = Code });

        // At signup, three calls go together.
        analytics.Track(new ReferralSignupCompleted { ReferredUserId = Grace, ReferrerUserId = Ada, ReferralCode = Code });
        analytics.Identify(Grace, new IdentifyTraits { Email = "grace@example.com", CreatedAt = SignedUpAt, ReferredByUserId = Ada, ReferralCodeUsed = Code });
        analytics.Group(Grace, "company_navy", new GroupTraits { ReferredByUserId = Ada, ReferralCodeUsed = Code });

        // Or with named parameters.
        analytics.TrackReferralConverted(
            referredUserId: Grace, referrerUserId: Ada, referralCode: Code, planName: "Pro", conversionValue: 49.90m, currency: "EUR");

        // Credits have no currency: the plan wants it said, as null.
        analytics.Track(new ReferralRewardIssued { ReferrerUserId = Ada, RewardType = "credits", RewardValue = 20, RewardCurrency = null, ReferralCode = Code });
    }
}
