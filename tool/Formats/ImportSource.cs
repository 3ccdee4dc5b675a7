using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Formats;

/// <summary>Reads whatever a plan can be made of: a plan file of any shape, a table, Typewriter's settings, or a plan in Segment.</summary>
internal static class ImportSource
{
    public const string Help = "A plan of any shape (Segment's Public API, Typewriter, Config API, RudderStack), a .csv, a typewriter.yml, git:REF[:PATH], or segment:ID.";

    /// <param name="source">As the user gave it.</param>
    /// <param name="name">The plan's name; null: what the source says, or its file's name.</param>
    /// <exception cref="InputException">The source is none of these.</exception>
    public static async Task<PlanDocument> ReadAsync(string source, string? name, ToolContext context, CancellationToken cancellationToken)
    {
        var plan = Path.GetExtension(source).ToLowerInvariant() switch
        {
            ".csv" => CsvReader.Read(await Text(source).ConfigureAwait(false), Path.GetFileNameWithoutExtension(source), source),
            ".yml" or ".yaml" => await FromTypewriter(source, await Text(source).ConfigureAwait(false)).ConfigureAwait(false),
            _ => PlanDocuments.Read(await PlanSource.LoadAsync(source, context, cancellationToken).ConfigureAwait(false)),
        };
        return name is null ? plan : plan with { Name = name };

        Task<string> Text(string path) => TextFile.ReadAsync(context.FullPath(path), path, cancellationToken);

        async Task<PlanDocument> FromTypewriter(string path, string settings)
        {
            var plans = TypewriterSettings.PlansIn(settings, path);
            if (plans is not [var only])
                throw new InputException($"{path}: names {plans.Count} tracking plans; import each by its own file: {string.Join(", ", plans.Select(p => p.File))}.");
            var file = Path.Combine(Path.GetDirectoryName(path) ?? "", only.File);
            if (!File.Exists(context.FullPath(file)))
                throw new InputException($"{path}: its plan {file} is not there; run Typewriter's update once, or import segment:{only.Id}.");
            return PlanDocuments.Read(await PlanSource.LoadAsync(file, context, cancellationToken).ConfigureAwait(false));
        }
    }
}
