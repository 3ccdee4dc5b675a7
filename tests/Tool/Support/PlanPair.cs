using System.Text.Json;

namespace TrackingPlan.Tool.Tests;

/// <summary>Two plans and the file that holds them; the name begins with the rule that they show.</summary>
internal sealed record PlanPair(string Name, string Before, string After)
{
    public string? Rule => char.IsAsciiLetterUpper(Name[0]) ? Name.Split('.')[0] : null;

    private static string Folder => Path.Combine(Repository.Root, "tests/Tool/Cases");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal);

    public static PlanPair Load(string name)
    {
        using var pair = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")));
        return new PlanPair(name, pair.RootElement.GetProperty("before").GetRawText(), pair.RootElement.GetProperty("after").GetRawText());
    }

    /// <summary>Writes the plans to where a command finds them, under names that every golden file can hold.</summary>
    public void WriteTo(ToolFolder folder)
    {
        folder.Write("old/app.plan.json", Before);
        folder.Write("app.plan.json", After);
    }
}
