using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Exports;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary>Writes what a conversion made: the text to a file or to standard output, and what was lost to standard error.</summary>
internal static class ConversionOutput
{
    public static async Task WriteAsync(Export export, string? output, ToolContext context, CancellationToken cancellationToken)
    {
        if (output is null && export.Files.Count > 1)
        {
            throw new InputException(
                $"this makes {export.Files.Count} files; name a folder for them with --output FOLDER.");
        }

        WriteLosses(export.Losses, context);
        if (output is null)
        {
            await context.Data.WriteAsync(export.Files[0].Text.AsMemory(), cancellationToken).ConfigureAwait(false);
            return;
        }

        // A folder is named by its slash, by being there, or by being needed.
        var isFolder = export.Files.Count > 1 || output.EndsWith('/') || output.EndsWith('\\') || Directory.Exists(context.FullPath(output));
        foreach (var file in export.Files)
        {
            var path = isFolder ? Path.Combine(output, file.Name) : output;
            await TextFile.ReplaceAsync(context.FullPath(path), file.Text, path, file.IsRight, cancellationToken).ConfigureAwait(false);
        }

        var what = export.Files.Count == 1 ? context.ShownPath(isFolder ? Path.Combine(output, export.Files[0].Name) : output) : $"{export.Files.Count} files in {context.ShownPath(output)}";
        context.Error.WriteLine($"Wrote {what}.");
    }

    public static void WriteLosses(IReadOnlyList<Loss> losses, ToolContext context)
    {
        foreach (var loss in losses)
            context.Error.WriteLine($"{(loss.IsKept ? "kept" : "not held")}: {SafeText.OneLine(loss.Path)}: {SafeText.OneLine(loss.Reason)}");
    }
}
