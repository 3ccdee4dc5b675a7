using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Usages;

/// <summary>A planned call and every line that sends it.</summary>
internal sealed record Usage(string Kind, string Name, int? Version, IReadOnlyList<CallSite> Sites)
{
    public string Title => (Kind == "track" ? Name : Kind) + (Version is > 1 ? $" (version {Version})" : "");
}

/// <summary>What a set of compiled projects does with the plans that are compiled into them.</summary>
internal sealed record UsageReport(IReadOnlyList<Usage> Usages, IReadOnlyList<string> Notes)
{
    /// <exception cref="InputException">A project is not built, or none has a plan.</exception>
    public static UsageReport Of(IReadOnlyList<ProjectOutput> projects, bool withTests, ToolContext context)
    {
        var assemblies = new List<(ProjectOutput Project, CompiledAssembly Assembly)>();
        try
        {
            foreach (var project in projects)
                assemblies.Add((project, Open(project)));
            return Of(assemblies, withTests, context);
        }
        finally
        {
            foreach (var (_, assembly) in assemblies)
                assembly.Dispose();
        }
    }

    private static UsageReport Of(List<(ProjectOutput Project, CompiledAssembly Assembly)> assemblies, bool withTests, ToolContext context)
    {
        var planned = new Dictionary<string, PlannedType>(StringComparer.Ordinal);
        foreach (var (_, assembly) in assemblies)
        {
            foreach (var type in PlannedTypes.In(assembly))
                planned.TryAdd(type.TypeName, type);
        }

        if (planned.Count == 0)
            throw new InputException("no project here has a tracking plan compiled into it.");
        var sites = new CallSites(planned);
        foreach (var (_, assembly) in assemblies)
            sites.LearnSenders(assembly);

        var found = new List<(PlannedType Type, CallSite Site)>();
        foreach (var (project, assembly) in assemblies.Where(a => withTests || !a.Project.IsTest))
            found.AddRange(sites.In(assembly, project.Name).Select(f => (f.Type, f.Site with { File = f.Site.File is { } file ? context.ShownPath(file) : null })));

        var byCall = found.ToLookup(f => (f.Type.Kind, f.Type.Name, f.Type.Version), f => f.Site);
        var usages = planned.Values.Select(t => (t.Kind, t.Name, t.Version)).Distinct()
            .OrderBy(t => t.Kind == "track" ? 0 : 1).ThenBy(t => t.Name, StringComparer.Ordinal).ThenBy(t => t.Version).ThenBy(t => t.Kind, StringComparer.Ordinal)
            .Select(t => new Usage(t.Kind, t.Name, t.Version, [.. byCall[t].Distinct().OrderBy(s => s.File, StringComparer.Ordinal).ThenBy(s => s.Line)]));
        return new UsageReport([.. usages], [.. NotesOn(assemblies, withTests)]);
    }

    private static IEnumerable<string> NotesOn(List<(ProjectOutput Project, CompiledAssembly Assembly)> assemblies, bool withTests)
    {
        foreach (var (project, assembly) in assemblies)
        {
            if (!assembly.HasSymbols)
                yield return $"{project.Name} has no symbols (.pdb): its calls are found, but not their lines.";
            if (project.IsTest && !withTests)
                yield return $"{project.Name} is a test project and was left out; --tests counts it too.";
        }
    }

    private static CompiledAssembly Open(ProjectOutput project)
    {
        if (!File.Exists(project.Assembly))
            throw new InputException($"{project.Name} is not built ({project.Assembly} is not there); leave --no-build away, or build it.");
        try
        {
            return CompiledAssembly.Open(project.Assembly);
        }
        catch (BadImageFormatException exception)
        {
            throw new InputException($"{project.Assembly}: is no .NET assembly.", exception);
        }
    }
}
