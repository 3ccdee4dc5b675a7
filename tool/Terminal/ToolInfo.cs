using System.Reflection;

namespace TrackingPlan.Tool.Terminal;

/// <summary>Who speaks, for reports that ask.</summary>
internal static class ToolInfo
{
    public const string Name = "tracking-plan";

    public const string HomePage = "https://github.com/tracking-plan/tracking-plan-dotnet";

    public static string Version { get; } =
        typeof(ToolInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    public static string DocumentationOf(string page) => $"{HomePage}/blob/main/docs/{page}";
}
