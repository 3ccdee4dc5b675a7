using System.Globalization;
using System.Text.Json;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Usages;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Review;

/// <summary>What the compiler said when it built the code against the newer plan (its ErrorLog, SARIF), place by place.</summary>
internal sealed class BuildLog
{
    private readonly List<LoggedCallSite> _sites = [];

    public IReadOnlyList<LoggedCallSite> Sites => _sites;

    /// <exception cref="InputException">The text is no SARIF log.</exception>
    public static BuildLog Parse(string text, string shown, ToolContext context)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var log = new BuildLog();
            foreach (var run in document.RootElement.GetProperty("runs").EnumerateArray())
            {
                if (!run.TryGetProperty("results", out var results))
                    continue;
                foreach (var result in results.EnumerateArray())
                {
                    if (Read(result, context) is { } site)
                        log._sites.Add(site);
                }
            }

            return log;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InputException(
                $"{shown}: is no SARIF log; let the compiler write one with -p:ErrorLog=build.sarif%2cversion=2.1.", exception);
        }
    }

    private static LoggedCallSite? Read(JsonElement result, ToolContext context)
    {
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
            return null;
        var location = locations[0];

        // Version 2.1 and, without an option, version 1.0 of the format.
        var isCurrent = location.TryGetProperty("physicalLocation", out var physical);
        if (!isCurrent && !location.TryGetProperty("resultFile", out physical))
            return null;
        var uri = isCurrent ? physical.GetProperty("artifactLocation").GetProperty("uri").GetString() : physical.GetProperty("uri").GetString();
        if (uri is null || !uri.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) || !physical.TryGetProperty("region", out var region))
            return null;

        var message = result.GetProperty("message");
        var words = message.ValueKind == JsonValueKind.String ? message.GetString() : message.GetProperty("text").GetString();
        return new LoggedCallSite(
            FileOf(uri, context),
            region.GetProperty("startLine").GetInt32(),
            region.TryGetProperty("startColumn", out var column) ? column.GetInt32() : 1,
            words ?? "")
        {
            UntypedCall = Custom(result, BaselineEntry.MemberProperty) is { } member && Custom(result, BaselineEntry.EventProperty) is { } name ? (member, name) : null,
            Use = UseOf(result),
        };
    }

    private static LoggedPlannedUse? UseOf(JsonElement result)
    {
        if (Custom(result, LoggedUse.CallProperty) is not { } call || Custom(result, LoggedUse.PropertiesProperty) is not { } properties)
            return null;
        var version = int.TryParse(Custom(result, LoggedUse.VersionProperty), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return new LoggedPlannedUse(call, version, JsonSerializer.Deserialize<string[]>(properties) ?? []);
    }

    /// <summary>What an analyzer tells beside its message; null when it does not.</summary>
    private static string? Custom(JsonElement result, string name) =>
        result.TryGetProperty("properties", out var properties)
        && properties.TryGetProperty("customProperties", out var custom)
        && custom.TryGetProperty(name, out var value)
            ? value.GetString()
            : null;

    private static string FileOf(string uri, ToolContext context) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile
            ? context.ShownPath(absolute.LocalPath)
            : Uri.UnescapeDataString(uri);
}
