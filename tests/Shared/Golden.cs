namespace TrackingPlan.TestSupport;

/// <summary>Compares a text with a reviewed file; <c>UPDATE_GOLDEN=1</c> writes the files anew, for the next review.</summary>
internal static class Golden
{
    /// <param name="file">From the root of the repository.</param>
    public static void Matches(string file, string actual)
    {
        var path = Path.Combine(Repository.Root, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing; UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
