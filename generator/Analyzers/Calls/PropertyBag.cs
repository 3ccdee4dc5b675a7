using Microsoft.CodeAnalysis;

namespace TrackingPlan.Generator.Analyzers.Calls;

/// <summary>The properties or traits that a call sends, as far as the code shows them.</summary>
/// <param name="Entries">In the order of the code.</param>
/// <param name="IsComplete">Whether nothing else can be in it: no unknown key, no code that could add one.</param>
/// <param name="Origin">The expression that is passed; null when the call passes none.</param>
internal sealed record PropertyBag(IReadOnlyList<PropertyEntry> Entries, bool IsComplete, IOperation? Origin)
{
    private const int FewEntries = 8;

    private HashSet<string>? _names;

    /// <summary>A call without properties.</summary>
    public static PropertyBag None { get; } = new([], IsComplete: true, Origin: null);

    public bool Contains(string name)
    {
        if (Entries.Count > FewEntries)
            return (_names ??= new(Entries.Select(entry => entry.Name), StringComparer.Ordinal)).Contains(name);
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Name, name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

/// <summary>One property of a call.</summary>
/// <param name="Name">The wire name.</param>
/// <param name="NameSyntax">Where the name is written.</param>
/// <param name="Value">What is sent, before any conversion.</param>
internal sealed record PropertyEntry(string Name, SyntaxNode NameSyntax, IOperation Value);
