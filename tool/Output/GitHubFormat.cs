using System.Globalization;

namespace TrackingPlan.Tool.Output;

/// <summary>GitHub's workflow commands: each line becomes an annotation at the plan's line in the pull request.</summary>
/// <remarks>The rules of escaping are those of GitHub's toolkit (@actions/core, command.ts).</remarks>
internal static class GitHubFormat
{
    public static void Write(Report report, TextWriter output)
    {
        foreach (var item in report.Items)
        {
            var place = item.Place;
            output.Write(item.Level switch { ReportLevel.Error => "::error", ReportLevel.Warning => "::warning", _ => "::notice" });
            output.Write(" file=" + Property(item.File));
            output.Write(",line=" + Number(place.Line + 1));
            output.Write(",endLine=" + Number(place.EndLine + 1));

            // GitHub refuses columns of an annotation over several lines.
            if (place.Line == place.EndLine)
                output.Write(",col=" + Number(place.Column + 1) + ",endColumn=" + Number(place.EndColumn + 1));
            output.Write(",title=" + Property($"{item.Rule.Id}: {item.Rule.Title}"));
            output.Write("::" + Data(item.Acceptance is null ? item.Message : item.Message + " " + item.Acceptance));
            output.Write('\n');
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
