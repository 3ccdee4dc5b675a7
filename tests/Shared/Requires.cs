namespace TrackingPlan.TestSupport;

/// <summary>
/// What a test needs beside the .NET SDK. Where it is absent the test is skipped with the reason, so that <c>dotnet test</c> works anywhere;
/// under <c>CI=true</c>, where <c>test.sh</c> has installed everything, a skip would hide a hole, so the test fails.
/// </summary>
internal static class Requires
{
    /// <summary>A program on the PATH.</summary>
    /// <param name="name">Its file name, such as <c>gcc</c>.</param>
    /// <param name="toInstall">How to get it, such as <c>apt-get install gcc</c>.</param>
    /// <returns>Its full path.</returns>
    public static string Tool(string name, string toInstall)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
        That(path is not null, $"{name} is not installed: {toInstall}");
        return path!;
    }

    /// <summary>Anything else, such as a server that answers.</summary>
    /// <param name="present">Whether it is there.</param>
    /// <param name="reason">What is missing and how to get it.</param>
    public static void That(bool present, string reason)
    {
        if (present)
            return;
        if (IsCI)
            Assert.Fail($"{reason}. Under CI=true nothing may be missing.");
        Assert.Skip(reason);
    }

    private static bool IsCI => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
}
