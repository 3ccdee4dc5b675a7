namespace TrackingPlan.Analysis.Tests;

internal static class Resources
{
    /// <summary>The plan of the referral programme.</summary>
    public static string ReferralPlan { get; } = Read("referral.plan.json");

    public static string Read(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
