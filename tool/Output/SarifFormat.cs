using System.Text.Json;
using TrackingPlan.Language.Rules;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>SARIF 2.1.0 (OASIS), as code scanning of GitHub and Azure DevOps reads it.</summary>
internal static class SarifFormat
{
    public static void Write(Report report, TextWriter output) => JsonOutput.Write(output, json =>
    {
        var rules = new List<ReportRule>();
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in report.Items)
        {
            if (indexes.TryAdd(item.Rule.Id, rules.Count))
                rules.Add(item.Rule);
        }

        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var item in report.Items)
            WriteResult(json, item, indexes[item.Rule.Id]);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter json, List<ReportRule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", ToolInfo.Name);
        json.WriteString("semanticVersion", ToolInfo.Version);
        json.WriteString("informationUri", ToolInfo.HomePage);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", PascalCase(rule.Title));
            WriteText(json, "shortDescription", rule.Title + ".");
            WriteText(json, "fullDescription", rule.Help);
            WriteText(json, "help", rule.Help);
            json.WriteString("helpUri", rule.HelpUri);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, ReportItem item, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", item.Rule.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", item.Level switch { ReportLevel.Error => "error", ReportLevel.Warning => "warning", _ => "note" });
        WriteText(json, "message", item.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(item.File));
        json.WriteEndObject();
        WriteRegion(json, item.Place);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("trackingPlanFingerprint/v1", item.Fingerprint);
        json.WriteEndObject();
        if (item.Acceptance is not null)
        {
            json.WriteStartArray("suppressions");
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", SafeText.OneLine(item.Acceptance));
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line + 1);
        json.WriteNumber("startColumn", place.Column + 1);
        json.WriteNumber("endLine", place.EndLine + 1);
        json.WriteNumber("endColumn", place.EndColumn + 1);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string property, string text)
    {
        json.WriteStartObject(property);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>A relative URI: every segment escaped, so that no file name is taken for anything else.</summary>
    private static string UriOf(string file) => string.Join('/', file.Split('/').Select(Uri.EscapeDataString));

    private static string PascalCase(string title)
    {
        var name = new System.Text.StringBuilder();
        foreach (var word in title.Split([' ', '#', ',', '-'], StringSplitOptions.RemoveEmptyEntries))
            name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        return name.ToString();
    }
}
