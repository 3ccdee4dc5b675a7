using System.Globalization;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Usages;

/// <summary>The formats in which usages are written, by the word that <c>--format</c> takes.</summary>
internal static class UsageFormats
{
    public static readonly string[] Names = ["text", "json", "markdown"];

    public static void Write(string format, UsageReport report, TextWriter output)
    {
        switch (format)
        {
            case "json": WriteJson(report, output); break;
            case "markdown": WriteMarkdown(report, output); break;
            default: WriteText(report, output); break;
        }
    }

    private static void WriteText(UsageReport report, TextWriter output)
    {
        foreach (var usage in report.Usages)
        {
            output.WriteLine($"{SafeText.Short(usage.Title)}: {Count(usage)}");
            foreach (var site in usage.Sites)
                output.WriteLine($"  {SafeText.OneLine(Place(site))}  {SafeText.OneLine(site.Method)}  [{site.Project}]");
        }

        output.WriteLine();
        foreach (var note in report.Notes)
            output.WriteLine("note: " + SafeText.OneLine(note));
        output.WriteLine(Summary(report));
    }

    private static void WriteMarkdown(UsageReport report, TextWriter output)
    {
        output.WriteLine("| Call | Sent at |");
        output.WriteLine("|---|---|");
        foreach (var usage in report.Usages)
        {
            var sites = usage.Sites.Select(s => $"`{Cell(Place(s))}` {Cell(s.Method)}");
            output.WriteLine($"| {Cell(usage.Title)} | {(usage.Sites.Count == 0 ? "**never**" : string.Join("<br>", sites))} |");
        }

        output.WriteLine();
        output.WriteLine(Summary(report));
    }

    private static void WriteJson(UsageReport report, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("version", "1");
        json.WriteStartArray("calls");
        foreach (var usage in report.Usages)
        {
            json.WriteStartObject();
            json.WriteString("type", usage.Kind);
            json.WriteString("name", usage.Name);
            if (usage.Version is { } version)
                json.WriteNumber("version", version);
            json.WriteStartArray("sites");
            foreach (var site in usage.Sites)
            {
                json.WriteStartObject();
                json.WriteString("project", site.Project);
                json.WriteString("method", site.Method);
                if (site.File is not null)
                {
                    json.WriteString("file", site.File);
                    json.WriteNumber("line", site.Line);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in report.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Summary(UsageReport report)
    {
        var unused = report.Usages.Count(u => u.Sites.Count == 0);
        return $"{report.Usages.Count} planned calls: {report.Usages.Count - unused} sent, {unused} never.";
    }

    private static string Count(Usage usage) => usage.Sites.Count switch { 0 => "never sent", 1 => "1 place", var n => $"{n.ToString(CultureInfo.InvariantCulture)} places" };

    private static string Place(CallSite site) => site.File is null ? "(no line)" : $"{site.File}:{site.Line.ToString(CultureInfo.InvariantCulture)}";

    private static string Cell(string text) =>
        SafeText.OneLine(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);
}
