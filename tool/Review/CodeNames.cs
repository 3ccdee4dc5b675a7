using TrackingPlan.Plan.Diff;

namespace TrackingPlan.Tool.Review;

/// <summary>The words by which the compiler and the analyzers call what changed.</summary>
internal sealed class CodeNames
{
    private readonly List<string> calls = [];
    private readonly List<string> properties = [];

    public static CodeNames Of(PlanChange change)
    {
        var names = new CodeNames();
        if (change.Subject is { CallKind: not null, Name: { Length: > 0 } name })
            names.calls.Add(name);
        if (change.Subject.Property is { Length: > 0 } property)
            names.properties.Add(property);
        if (change.Rule == ChangeRules.EventRenamed)
            names.calls.Add(change.Before!);
        if (change.Rule == ChangeRules.PropertyRenamed)
            names.properties.Add(change.Before!);
        return names;
    }

    /// <summary>Whether a message names the call and, of a property's change, the property.</summary>
    public bool AreIn(string message) =>
        calls.Count > 0 && Names(message, calls) && (properties.Count == 0 || Names(message, properties));

    private static bool Names(string message, List<string> words)
    {
        foreach (var word in words)
        {
            for (var at = message.IndexOf(word, StringComparison.Ordinal); at >= 0; at = message.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                if (IsEdge(message, at - 1) && IsEdge(message, at + word.Length))
                    return true;
            }
        }

        return false;
    }

    private static bool IsEdge(string text, int index) =>
        index < 0 || index >= text.Length || !(char.IsLetterOrDigit(text[index]) || text[index] == '_');
}
