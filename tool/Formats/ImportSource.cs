using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Shapes.Csv;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Formats;

/// <summary>Reads whatever a plan can be made of: a plan file of any shape, a table, or a plan in Segment.</summary>
internal static class ImportSource
{
    public const string Help = "A plan of any shape (Segment's Public API, Typewriter, Config API, RudderStack), a .tf (FILE#NAME when it holds several), a .csv, a typewriter.yml, RudderStack's YAML, git:REF[:PATH], or segment:ID.";

    /// <param name="source">As the user gave it.</param>
    /// <param name="name">The plan's name; null: what the source says, or its file's name.</param>
    /// <exception cref="InputException">The source is none of these.</exception>
    public static async Task<PlanDocument> ReadAsync(string source, string? name, ToolContext context, CancellationToken cancellationToken)
    {
        var plan = Path.GetExtension(source).Equals(".csv", StringComparison.OrdinalIgnoreCase)
            ? CsvReader.Read(await TextFile.ReadAsync(context.FullPath(source), source, cancellationToken).ConfigureAwait(false), Path.GetFileNameWithoutExtension(source), source)
            : FileDocuments.Read(await PlanSource.LoadAsync(source, context, cancellationToken).ConfigureAwait(false));
        return name is null ? plan : plan with { Name = name };
    }
}
