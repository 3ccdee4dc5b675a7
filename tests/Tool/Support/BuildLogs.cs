using System.Text.Json;

namespace TrackingPlan.Tool.Tests;

/// <summary>Logs as the C# compiler writes them with <c>-p:ErrorLog=...,version=2.1</c>.</summary>
internal static class BuildLogs
{
    public static string Of(params (string File, int Line, string Message)[] results) => JsonSerializer.Serialize(new
    {
        version = "2.1.0",
        runs = new[]
        {
            new
            {
                results = results.Select(result => new
                {
                    ruleId = "CS0117",
                    level = "error",
                    message = new { text = result.Message },
                    locations = new[]
                    {
                        new
                        {
                            physicalLocation = new
                            {
                                artifactLocation = new { uri = result.File },
                                region = new { startLine = result.Line, startColumn = 9, endLine = result.Line, endColumn = 20 },
                            },
                        },
                    },
                }),
            },
        },
    });
}
