using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TrackingPlan.Generation;
using TrackingPlan.Plan.Reading;

namespace TrackingPlan.Analysis.Projects;

/// <summary>The plans among a project's additional files. Each text is parsed once, whoever asks.</summary>
internal static class PlanFiles
{
    public const string Suffix = ".plan.json";

    private const string Mark = "build_metadata.AdditionalFiles.TrackingPlan";

    private static readonly SourceTextValueProvider<CheckedPlan> Plans = new(static text => new CheckedPlan(text.ToString()));

    /// <summary>Whether a file is a plan by its name, or because the project says so.</summary>
    public static bool IsPlan(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        file.Path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
        || (options.GetOptions(file).TryGetValue(Mark, out var mark) && mark.Equals("true", StringComparison.OrdinalIgnoreCase));

    public static IReadOnlyDictionary<AdditionalText, CheckedPlan> Read(CompilationStartAnalysisContext context)
    {
        var plans = new Dictionary<AdditionalText, CheckedPlan>();
        foreach (var file in context.Options.AdditionalFiles)
        {
            if (IsPlan(file, context.Options.AnalyzerConfigOptionsProvider) && file.GetText(context.CancellationToken) is { } text
                && context.TryGetValue(text, Plans, out var plan))
            {
                plans[file] = plan;
            }
        }

        return plans;
    }

    public static void AddTo(ImmutableArray<KnownPlan>.Builder plans, CompilationStartAnalysisContext context)
    {
        var sources = ImmutableArray.CreateBuilder<PlanSource?>();
        var files = new Dictionary<string, AdditionalText>(StringComparer.Ordinal);
        foreach (var file in Read(context))
        {
            if (file.Value.Reading.Model is not { } model)
                continue;
            var ns = PlanFile.From(file.Key, context.Options.AnalyzerConfigOptionsProvider)?.Namespace ?? "";
            sources.Add(new(file.Key.Path, ns, model));
            files[file.Key.Path] = file.Key;
        }

        foreach (var (source, ns) in PlanSources.InOwnNamespaces(sources.ToImmutable()))
        {
            var model = source.Plan.Name.Length > 0 ? source.Plan : source.Plan with { Name = PlanText.StemOf(source.Path) };
            plans.Add(new(model, TypedNames.Of(source.Plan, ns), source.Path, files[source.Path].GetText(context.CancellationToken)));
        }
    }
}
