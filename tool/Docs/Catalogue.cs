namespace TrackingPlan.Tool.Docs;

/// <summary>A plan as its readers want it: what is sent when, by which line of code, and who reads it.</summary>
/// <param name="Calls">Events first, each in its newest version before the earlier ones, then traits, pages and screens.</param>
internal sealed record Catalogue(string Name, string? Description, IReadOnlyList<CatalogueCall> Calls, IReadOnlyList<CatalogueConsumer> Consumers);

internal sealed record CatalogueCall
{
    /// <summary>Unique on the page, and stable while the name is.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Track, Identify, Group, Page or Screen.</summary>
    public required string Kind { get; init; }

    public int? Version { get; init; }

    /// <summary>The newest version, of an earlier one; else null.</summary>
    public int? NewestVersion { get; init; }

    public string? When { get; init; }

    public string? Owner { get; init; }

    public string? Deprecated { get; init; }

    public string? User { get; init; }

    public IReadOnlyList<string> Alongside { get; init; } = [];

    public IReadOnlyList<CatalogueProperty> Properties { get; init; } = [];

    public bool AllowsOthers { get; init; }

    public required string CSharp { get; init; }

    public required string Payload { get; init; }

    public IReadOnlyList<CatalogueUse> Consumers { get; init; } = [];
}

/// <param name="Path">The wire name; of a nested one <c>items[].sku</c>.</param>
/// <param name="Demands">What the schema demands beyond the type, in words.</param>
internal sealed record CatalogueProperty(
    string Path, string Type, bool IsRequired, string? Description, string Demands, string? Deprecated, bool IsPersonalData);

/// <summary>What a consumer reads of a call.</summary>
/// <param name="Kind">Audience, Metric or Destination.</param>
internal sealed record CatalogueUse(string Kind, string Name, string Reads);

internal sealed record CatalogueConsumer(string Kind, string Name, string? Description, string? Owner, IReadOnlyList<(string Call, string Reads)> Reads);
