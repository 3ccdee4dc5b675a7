using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests;

/// <summary>Holds what the tool writes against a reviewed file of the folder Golden.</summary>
internal static class GoldenOutput
{
    public static void Matches(string name, string output) => Golden.Matches(
        $"tests/Tool/Golden/{name}.txt",
        output.Replace($"\"semanticVersion\": \"{ToolInfo.Version}\"", "\"semanticVersion\": \"0\"", StringComparison.Ordinal));
}
