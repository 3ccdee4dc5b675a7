namespace TrackingPlan.Tool.Tests;

/// <summary>Compares a text with a reviewed file; <c>UPDATE_GOLDEN=1</c> writes the files anew, for the next review.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests/Tool/Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing; UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
