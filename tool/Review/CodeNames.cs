using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Tool.Review;

/// <summary>The words by which the compiler and the analyzers call what a plan names: wire names and C# names.</summary>
internal sealed class CodeNames
{
    private readonly Dictionary<(PlannedCallKind, string), List<string>> _calls = [];
    private readonly Dictionary<(PlannedCallKind, string, string), List<string>> _properties = [];

    public CodeNames(PlanModel plan)
    {
        var names = PlanNames.Of(plan);
        for (var i = 0; i < plan.Calls.Count; i++)
        {
            var call = plan.Calls[i];
            var name = ChangeSubject.CallName(call);
            var type = names.TypeOf(i);
            Add(_calls, (call.Kind, name), call.Name, type);
            var members = PlanNames.OfProperties(call.Body, type);
            for (var j = 0; j < members.Length; j++)
                Add(_properties, (call.Kind, name, call.Body.Properties[j].Name), call.Body.Properties[j].Name, members[j]);
        }
    }

    /// <summary>Whether a message names the call that changed and, when a property changed, the property.</summary>
    /// <param name="call">The call's name in this plan.</param>
    /// <param name="property">The property's name in this plan; null for the call itself.</param>
    public bool AreIn(string message, PlannedCallKind kind, string call, string? property) =>
        IsIn(message, _calls.GetValueOrDefault((kind, call)))
        && (property is null || IsIn(message, _properties.GetValueOrDefault((kind, call, property))));

    private static bool IsIn(string message, List<string>? words)
    {
        foreach (var word in words ?? [])
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

    private static void Add<T>(Dictionary<T, List<string>> table, T key, params ReadOnlySpan<string> words)
        where T : notnull
    {
        if (!table.TryGetValue(key, out var list))
            table.Add(key, list = []);
        foreach (var word in words)
        {
            if (word.Length > 0 && !list.Contains(word))
                list.Add(word);
        }
    }
}
