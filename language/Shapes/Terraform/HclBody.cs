using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>What stands in a file or in the braces of a block.</summary>
internal sealed record HclBody(IReadOnlyList<HclAttribute> Attributes, IReadOnlyList<HclBlock> Blocks)
{
    /// <summary>The last of this name; null when there is none.</summary>
    public HclAttribute? Find(string name) => Attributes.LastOrDefault(attribute => attribute.Name == name);
}

/// <param name="First">Of its value's tokens, which are read only when it is asked for: the rest of a file may hold anything.</param>
/// <param name="Last">Behind the last of them.</param>
internal sealed record HclAttribute(string Name, TextRange NameRange, int First, int Last);

internal sealed record HclBlock(string Type, TextRange TypeRange, IReadOnlyList<HclLabel> Labels, HclBody Body);

internal sealed record HclLabel(string Text, TextRange Range);
