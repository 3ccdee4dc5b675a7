namespace TrackingPlan.Benchmarks.Analysis;

/// <summary>What the corpora compile against: the framework that runs the benchmark, and the runtime library.</summary>
internal static class References
{
    public static IReadOnlyList<string> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
                && !Path.GetFileName(path).StartsWith("TrackingPlan.", StringComparison.Ordinal)),
        typeof(ISegmentClient).Assembly.Location,
    ];
}
