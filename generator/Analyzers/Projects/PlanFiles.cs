using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Inputs;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>The plans among a project's additional files. Each text is parsed once, whoever asks.</summary>
internal static class PlanFiles
{
    private static readonly SourceTextValueProvider<PlanUnderCheck> Plans = new(static text => new PlanUnderCheck(text.ToString()));

    /// <summary>Reads them for an analyzer.</summary>
    public static IReadOnlyDictionary<AdditionalText, PlanUnderCheck> Read(CompilationStartAnalysisContext context) =>
        Read(context.Options, text => context.TryGetValue(text, Plans, out var plan) ? plan : null, context.CancellationToken);

    /// <summary>Reads them anew, for a fix, which has no part in the analyzers' cache.</summary>
    public static IReadOnlyDictionary<AdditionalText, PlanUnderCheck> Read(AnalyzerOptions options, CancellationToken cancellationToken) =>
        Read(options, text => new(text.ToString()), cancellationToken);

    private static Dictionary<AdditionalText, PlanUnderCheck> Read(AnalyzerOptions options, Func<SourceText, PlanUnderCheck?> parse, CancellationToken cancellationToken)
    {
        var plans = new Dictionary<AdditionalText, PlanUnderCheck>();
        foreach (var file in options.AdditionalFiles)
        {
            if (PlanInput.IsPlan(file, options.AnalyzerConfigOptionsProvider) && file.GetText(cancellationToken) is { } text && parse(text) is { } plan)
                plans[file] = plan;
        }

        return plans;
    }

    /// <summary>The plans as the generator names them.</summary>
    public static IEnumerable<KnownPlan> Name(IReadOnlyDictionary<AdditionalText, PlanUnderCheck> read, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var sources = new List<NamespacedPlan>();
        var files = new Dictionary<string, AdditionalText>(StringComparer.Ordinal);
        foreach (var file in read)
        {
            if (file.Value.Reading.Model is not { } model)
                continue;
            var ns = PlanInput.From(file.Key, options.AnalyzerConfigOptionsProvider)?.Namespace ?? "";
            sources.Add(new(file.Key.Path, ns, model));
            files[file.Key.Path] = file.Key;
        }

        foreach (var (source, _) in PlanNamespaces.Of(sources))
        {
            var model = source.Plan.Name.Length > 0 ? source.Plan : source.Plan with { Name = PlanText.StemOf(source.Path) };
            yield return new(model, TypedNames.Of(source.Plan, source.Namespace), source.Path, files[source.Path].GetText(cancellationToken));
        }
    }
}
