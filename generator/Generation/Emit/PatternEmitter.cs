using System.Globalization;
using TrackingPlan.Plan;
using TrackingPlan.Plan.Naming;

namespace TrackingPlan.Generation.Emit;

/// <summary>The regular expressions of a file, each made once and when it is first needed.</summary>
internal sealed class PatternEmitter
{
    /// <summary>A pattern that needs longer for one value has run away.</summary>
    private const int TimeoutMilliseconds = 250;

    private readonly List<string> _patterns = [];

    /// <summary>The field of a pattern.</summary>
    public string FieldOf(string pattern)
    {
        var index = _patterns.IndexOf(pattern);
        if (index < 0)
        {
            index = _patterns.Count;
            _patterns.Add(pattern);
        }

        return $"{PlanNames.Patterns}.Pattern{(index + 1).ToString(CultureInfo.InvariantCulture)}";
    }

    public void Emit(SourceWriter source)
    {
        if (_patterns.Count == 0)
            return;
        source.Open($"file static class {PlanNames.Patterns}");
        foreach (var pattern in _patterns)
        {
            source.Line($"public static readonly global::System.Text.RegularExpressions.Regex {FieldOf(pattern).Substring(PlanNames.Patterns.Length + 1)} =");
            source.Indent();
            source.Line($"new({Literal.Of(PlanPattern.ToDotNet(pattern))}, {OptionsOf(pattern)}, global::System.TimeSpan.FromMilliseconds({TimeoutMilliseconds}));");
            source.Outdent();
            source.Blank();
        }

        source.Close();
    }

    private static string OptionsOf(string pattern) => "global::System.Text.RegularExpressions.RegexOptions." + PlanPattern.OptionsFor(pattern);
}
