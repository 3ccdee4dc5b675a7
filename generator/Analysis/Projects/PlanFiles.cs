using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Plan;

namespace TrackingPlan.Analysis.Projects;

/// <summary>The plans among a project's additional files. Each text is parsed once, whoever asks.</summary>
internal static class PlanFiles
{
    public const string Suffix = ".plan.json";

    // The path is not part of the text; it only names a plan that gives itself no name.
    private static readonly SourceTextValueProvider<PlanReading> Readings = new(static text => PlanReader.Read(text.ToString(), "plan"));

    public static bool IsPlan(string path) => path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    public static void AddTo(ImmutableArray<KnownPlan>.Builder plans, CompilationStartAnalysisContext context)
    {
        foreach (var file in context.Options.AdditionalFiles)
        {
            if (IsPlan(file.Path) && file.GetText(context.CancellationToken) is { } text
                && context.TryGetValue(text, Readings, out var reading) && reading.Model is { } model)
            {
                plans.Add(new(model, new TypedNames(model, ""), file.Path, text));
            }
        }
    }
}
