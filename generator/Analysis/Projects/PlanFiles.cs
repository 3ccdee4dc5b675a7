using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generation;
using TrackingPlan.Plan;
using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Analysis.Projects;

/// <summary>The plans among a project's additional files. Each text is parsed once, whoever asks.</summary>
internal static class PlanFiles
{
    // A text has no path: a plan that gives itself no name gets its file's afterwards.
    private static readonly SourceTextValueProvider<PlanReading> Readings = new(static text => PlanReader.Read(text.ToString(), ""));

    public static void AddTo(ImmutableArray<KnownPlan>.Builder plans, CompilationStartAnalysisContext context)
    {
        var sources = ImmutableArray.CreateBuilder<PlanSource?>();
        var texts = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        foreach (var file in context.Options.AdditionalFiles)
        {
            if (PlanFile.MayBePlan(file.Path) && PlanFile.From(file, context.Options.AnalyzerConfigOptionsProvider) is { } plan
                && file.GetText(context.CancellationToken) is { } text
                && context.TryGetValue(text, Readings, out var reading) && reading.Model is { } model)
            {
                sources.Add(new(file.Path, plan.Namespace, model));
                texts[file.Path] = text;
            }
        }

        foreach (var (source, ns) in PlanSources.InOwnNamespaces(sources.ToImmutable()))
        {
            var model = source.Plan.Name.Length > 0 ? source.Plan : source.Plan with { Name = PlanText.StemOf(source.Path) };
            plans.Add(new(model, TypedNames.Of(source.Plan, ns), source.Path, texts[source.Path]));
        }
    }
}
