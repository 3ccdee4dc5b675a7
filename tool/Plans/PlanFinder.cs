using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Plans;

/// <summary>Finds the plans under a folder when the command line names none.</summary>
internal static class PlanFinder
{
    public const string Suffix = ".plan.json";

    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>The plans named, or all under the current folder, build output and dependencies left out.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> named, ToolContext context)
    {
        if (named.Count > 0)
            return named;

        var found = new List<string>();
        foreach (var path in Directory.EnumerateFiles(context.Directory, "*" + Suffix, Everywhere))
        {
            var shown = context.ShownPath(path);
            if (!IsOutput(shown))
                found.Add(shown);
        }

        if (found.Count == 0)
            throw new InputException($"no *{Suffix} file under {context.Directory}; name the plan to look at.");
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Whether a path leads through build output or dependencies.</summary>
    public static bool IsOutput(string path)
    {
        foreach (var folder in path.Split('/'))
        {
            if (folder is "bin" or "obj" or "node_modules" or ".git")
                return true;
        }

        return false;
    }
}
