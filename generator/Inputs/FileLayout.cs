using System.Globalization;
using TrackingPlan.Generator.Emit;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Generator.Inputs;

/// <summary>Which types stand in which file.</summary>
internal static class FileLayout
{
    /// <summary>
    /// The compiler touches every file of a generator at every key that is pressed in the project: only the types of a small plan have a
    /// file each.
    /// </summary>
    private const int MostOwnFiles = 8;

    /// <summary>How many types share a file, so that an edit of one does not write too many others again.</summary>
    private const int TypesInFile = 64;

    private const int MostFiles = 16;

    /// <summary>
    /// The types of each file. In which of the files a type is depends on its name alone, and their number doubles as the plan grows: a new
    /// type changes one file.
    /// </summary>
    public static IEnumerable<(string HintName, List<EmittedType> Types)> Of(string ns, List<EmittedType> types)
    {
        if (types.Count <= MostOwnFiles)
            return types.Select(type => (HintName(ns, type.Name), new List<EmittedType> { type }));

        var count = 2;
        while (count < MostFiles && count * TypesInFile < types.Count)
            count *= 2;
        var files = new List<EmittedType>[count];
        foreach (var type in types)
            (files[Identifier.HashCode(type.Name) % count] ??= []).Add(type);
        return files
            .Select((file, i) => (HintName(ns, "Calls" + i.ToString("00", CultureInfo.InvariantCulture)), Types: file))
            .Where(file => file.Types is not null);
    }

    /// <summary>A file name, where <c>@</c> may not stand.</summary>
    public static string HintName(string ns, string name) => $"{ns}.{name}.g.cs".Replace("@", "");
}
