using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TrackingPlan.TestSupport;

/// <summary>A plan file as the compiler gets it.</summary>
internal sealed class AdditionalPlan(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    /// <summary>The namespace that the item of the project says; empty for the default.</summary>
    public string Namespace { get; init; } = "";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
