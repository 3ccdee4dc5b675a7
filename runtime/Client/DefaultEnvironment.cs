namespace TrackingPlan;

/// <summary>What depends on where a process runs, when there is no host to ask.</summary>
internal static class DefaultEnvironment
{
    /// <summary>Throw in Development, report elsewhere.</summary>
    public static ViolationPolicy Violations => ViolationsFor(
        Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"));

    public static ViolationPolicy ViolationsFor(string? environment) =>
        string.Equals(environment, "Development", StringComparison.OrdinalIgnoreCase) ? ViolationPolicy.Throw : ViolationPolicy.Report;
}
