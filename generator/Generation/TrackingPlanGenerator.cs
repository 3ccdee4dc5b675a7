using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generation.Emit;
using TrackingPlan.Plan;

namespace TrackingPlan.Generation;

/// <summary>
/// From plan files to C#: files -> readings -> models without positions -> declarations -> source. Each stage is remembered: a key pressed
/// in C# re-runs nothing, a blank added to a plan re-emits nothing, a changed event re-emits its own file.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TrackingPlanGenerator : IIncrementalGenerator
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var readings = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(static (pair, _) => PlanFile.From(pair.Left, pair.Right) is { } file ? ImmutableArray.Create(file) : ImmutableArray<PlanFile>.Empty)
            .WithTrackingName(Steps.Files)
            .Select(static (file, cancellationToken) => ReadPlan.From(file, cancellationToken))
            .WithTrackingName(Steps.Readings);

        var plans = readings
            .Select(static (reading, _) => reading.Model)
            .WithTrackingName(Steps.Models)
            .Collect();

        var files = plans
            .SelectMany(static (plans, cancellationToken) => PlanSources.Of(plans, cancellationToken))
            .WithTrackingName(Steps.Declarations);
        context.RegisterSourceOutput(files, static (output, file) =>
            output.AddSource(file.HintName, SourceText.From(FileEmitter.Emit(file), Utf8)));

        var compiledPlans = plans
            .SelectMany(static (plans, cancellationToken) => CompiledPlan.Of(plans, cancellationToken))
            .WithTrackingName(Steps.CompiledPlans);
        context.RegisterSourceOutput(compiledPlans, static (output, plan) =>
            output.AddSource(plan.HintName, SourceText.From(CompiledPlanEmitter.Emit(plan), Utf8)));

        var faults = readings
            .Select(static (reading, _) => reading.Faults)
            .WithTrackingName(Steps.Faults);
        context.RegisterSourceOutput(faults, static (output, faults) =>
        {
            foreach (var fault in faults)
                output.ReportDiagnostic(fault.ToDiagnostic());
        });
    }

    /// <summary>The names under which a run of the generator tells what it did.</summary>
    internal static class Steps
    {
        public const string Files = nameof(Files);
        public const string Readings = nameof(Readings);
        public const string Models = nameof(Models);
        public const string Declarations = nameof(Declarations);
        public const string Faults = nameof(Faults);
        public const string CompiledPlans = nameof(CompiledPlans);

        public static IReadOnlyList<string> All { get; } = [Files, Readings, Models, Declarations, CompiledPlans, Faults];
    }
}
