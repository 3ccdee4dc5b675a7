using YamlDotNet.RepresentationModel;

namespace TrackingPlan.Tool.Tests.Workflows;

/// <summary>YAML as a parser of YAML reads it.</summary>
internal static class Yaml
{
    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    /// <summary>The block of YAML below a heading of a page of the documentation.</summary>
    public static YamlMappingNode InPage(string page, string heading)
    {
        var text = Repository.Read(page);
        var section = text[text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal)..];
        var start = section.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length;
        return Parse(section[start..section.IndexOf("```", start, StringComparison.Ordinal)]);
    }

    public static YamlNode? At(this YamlNode? node, string key) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    public static string Text(this YamlNode? node) => ((YamlScalarNode)node!).Value ?? "";

    public static IEnumerable<YamlNode> Items(this YamlNode? node) => ((YamlSequenceNode)node!).Children;

    public static IEnumerable<(string Key, YamlNode Value)> Members(this YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(member => (member.Key.Text(), member.Value)) : [];
}
