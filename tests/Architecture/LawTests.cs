using System.Text.RegularExpressions;

namespace TrackingPlan.Architecture.Tests;

/// <summary>How the house is built: a newcomer sees from the tree where a thing belongs, and each thing is there once.</summary>
public sealed partial class LawTests
{
    /// <summary>What an application needs one <c>using</c> for, and what generated code names in full, is public and stays where it is.</summary>
    private static readonly Dictionary<string, string> PublicNamespaces = new()
    {
        ["runtime/Calls"] = "TrackingPlan",
        ["runtime/Client"] = "TrackingPlan",
        ["runtime/Reporting"] = "TrackingPlan",
        ["runtime/Writing"] = "TrackingPlan.Serialization",
        ["runtime/Writing/Checks"] = "TrackingPlan.Serialization",
        ["runtime/Hosting"] = "Microsoft.Extensions.DependencyInjection",
        ["endpoint/Reading"] = "TrackingPlan.Endpoint",
        ["endpoint/Received"] = "TrackingPlan.Endpoint",
    };

    /// <summary>
    /// The runtime's public types are in one namespace for those who use them: options and outcomes, which its inner rooms read, beside the
    /// client, which is made of those rooms.
    /// </summary>
    private const string PublicNamespace = "TrackingPlan";

    /// <summary>Rooms that use each other for a reason, by the outer and the inner one.</summary>
    private static readonly Dictionary<(string, string), string> Argued = new()
    {
        [("TrackingPlan.Tool.Formats.RudderStack", "TrackingPlan.Tool.Plans")] = "a plan of several files asks the folder that it lies in for the others",
    };

    private static readonly (string Folder, string Namespace)[] Rooms =
    [
        ("language", "TrackingPlan.Language"), ("generator", "TrackingPlan.Generator"), ("runtime", "TrackingPlan"),
        ("endpoint", "TrackingPlan.Endpoint"), ("tool", "TrackingPlan.Tool"),
    ];

    [Fact]
    public void No_type_is_declared_twice()
    {
        var twice = House.Types.GroupBy(type => type.Name).Where(same => same.Count() > 1).Select(same => string.Join(" and ", same.Select(type => type.FullName)));
        Assert.True(!twice.Any(), string.Join("\n", twice));
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var strange =
            from room in Rooms
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, room.Folder), "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
            where !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)
            let folder = Path.GetDirectoryName(path)!.Replace('\\', '/')
            let declared = Declaration().Match(File.ReadAllText(file)).Groups[1].Value
            let expected = room.Namespace + folder[room.Folder.Length..].Replace('/', '.')
            where declared.Length > 0 && declared != expected && declared != PublicNamespaces.GetValueOrDefault(folder)
            select $"{path}: {declared}, expected {expected}";
        Assert.True(!strange.Any(), string.Join("\n", strange));
    }

    [Fact]
    public void No_namespace_uses_one_that_uses_it_back()
    {
        var uses = House.Types
            .SelectMany(type => House.UsesOf(type).Select(used => (From: type.Namespace, To: used.Namespace, Example: $"{type.Name} uses {used.Type}")))
            .GroupBy(use => (use.From, use.To))
            .ToDictionary(use => use.Key, use => use.Select(one => one.Example).Distinct().ToList());
        var circles =
            from use in uses
            where string.CompareOrdinal(use.Key.From, use.Key.To) < 0 && use.Key.From != PublicNamespace && !IsArgued(use.Key.From, use.Key.To) && uses.ContainsKey((use.Key.To, use.Key.From))
            let back = uses[(use.Key.To, use.Key.From)]
            select $"{use.Key.From} and {use.Key.To}: {string.Join(", ", use.Value.Take(4))} ({use.Value.Count}); {string.Join(", ", back.Take(4))} ({back.Count})";
        Assert.True(!circles.Any(), string.Join("\n", circles));
    }

    private static bool IsArgued(string outer, string inner) =>
        Argued.ContainsKey((outer, inner)) || Argued.ContainsKey((outer, inner[..inner.LastIndexOf('.')] + ".*"));

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
