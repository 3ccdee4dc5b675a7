using System.Text.Json.Nodes;
using TrackingPlan;

namespace Drift;

/// <summary>Calls by name. Each comment names the rules that the line breaks.</summary>
internal sealed class LegacyTracking(ISegmentClient segment)
{
    public void Unplanned(string user) =>
        segment.TrackUntyped(user, "Referral Reward", new JsonObject()); // TRK2002

    public void Misspelt(string user) =>
        segment.TrackUntyped(user, "Referal Converted", new JsonObject()); // TRK2002

    public void Drifted(string user)
    {
        segment.TrackUntyped(user, "Referral Converted", new JsonObject // TRK2001
        {
            ["referrer_user_id"] = user,
            ["conversion_value"] = "49.90", // TRK2005
            ["cupon"] = "SPRING", // TRK2003
        });
        segment.TrackUntyped(user, "Referral Invite Sent", new JsonObject // TRK2001 TRK2004
        {
            ["referrer_user_id"] = user,
            ["channel"] = "fax", // TRK2005
        });
    }

    public void ByStep(string user, int step) =>
        segment.TrackUntyped(user, $"Referral Step {step}"); // TRK2006

    public void Deprecated(string user)
    {
        segment.TrackUntyped(user, "Referral Banner Shown"); // TRK2001 TRK2009
        segment.TrackUntyped(user, "Referral Link Copied"); // TRK2001 TRK2010
    }

    public void ThroughAWrapper(string user) =>
        Send(user, "Referral Invited"); // TRK2002

    public void Known(string user) =>
        segment.TrackUntyped(user, "Order Completed");

    [UntypedTrack(Event = "what")]
    private void Send(string user, string what) =>
        segment.TrackUntyped(user, what);
}
