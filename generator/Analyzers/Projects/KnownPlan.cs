using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>A plan that a project's code is held against: its own, or one that came with a referenced assembly.</summary>
internal sealed class KnownPlan
{
    public KnownPlan(PlanModel model, TypedNames types, string? path, SourceText? text)
    {
        Model = model;
        Types = types;
        Path = path;
        Text = text;
        Definitions = new(model.Definitions);
    }

    public PlanModel Model { get; }

    /// <summary>The C# names that the plan's calls have.</summary>
    public TypedNames Types { get; }

    public DefinitionTable Definitions { get; }

    /// <summary>The plan's file; null for one that came with an assembly.</summary>
    public string? Path { get; }

    public SourceText? Text { get; }

    /// <summary>Where in the plan's file a thing was written; nowhere for a plan without a file.</summary>
    public Location LocationOf(Origin origin)
    {
        if (Path is null || Text is null || origin.Start + origin.Length > Text.Length)
            return Location.None;
        var span = new TextSpan(origin.Start, origin.Length);
        return Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));
    }
}
