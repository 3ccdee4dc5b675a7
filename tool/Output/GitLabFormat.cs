namespace TrackingPlan.Tool.Output;

/// <summary>GitLab's code quality report, shown in the merge request and at the plan's lines.</summary>
internal static class GitLabFormat
{
    public static void Write(Report report, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var item in report.Items)
        {
            json.WriteStartObject();
            json.WriteString("description", item.Acceptance is null ? item.Message : item.Message + " " + item.Acceptance);
            json.WriteString("check_name", item.Rule.Id);
            json.WriteString("fingerprint", item.Fingerprint);
            json.WriteString("severity", item.Level switch { ReportLevel.Error => "major", ReportLevel.Warning => "minor", _ => "info" });
            json.WriteStartObject("location");
            json.WriteString("path", item.File);
            json.WriteStartObject("lines");
            json.WriteNumber("begin", item.Place.Line + 1);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
