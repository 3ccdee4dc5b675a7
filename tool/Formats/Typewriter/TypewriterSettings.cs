using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrackingPlan.Tool.Formats;

/// <summary>A plan that Typewriter's settings name.</summary>
/// <param name="Id">In Segment, <c>tp_...</c>; empty when the settings give none.</param>
/// <param name="File">Relative to the settings.</param>
internal sealed record TypewriterPlan(string Id, string File);

/// <summary>Reads <c>typewriter.yml</c>: where Typewriter keeps its copies of plans.</summary>
internal static class TypewriterSettings
{
    /// <exception cref="InputException">The file is no YAML, or names no plan.</exception>
    public static IReadOnlyList<TypewriterPlan> PlansIn(string text, string label)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new InputException($"{label}({exception.Start.Line},{exception.Start.Column}): is no YAML.", exception);
        }

        var root = stream.Documents.Count > 0 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        if (root is null || Child(root, "trackingPlans") is not YamlSequenceNode plans || plans.Children.Count == 0)
            throw new InputException($"{label}: names no plan under trackingPlans.");
        return [.. plans.Children.OfType<YamlMappingNode>().Select(plan => new TypewriterPlan(Text(plan, "id"), FileOf(Text(plan, "path"))))];
    }

    /// <summary>Typewriter 7 and later name the folder; some settings name the file.</summary>
    private static string FileOf(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? path : Path.Combine(path, "plan.json");

    private static string Text(YamlMappingNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value ?? "";

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}
