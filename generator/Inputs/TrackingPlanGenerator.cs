using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TrackingPlan.Generator.Inputs;

/// <summary>
/// From plan files to C#. A key pressed in C# runs nothing; an edit of a plan runs <see cref="ProjectCompiler"/>, which works on what was
/// edited. There are few steps, for the compiler visits each of them, and each output, at every key.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TrackingPlanGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .SelectMany(static (pair, _) => PlanInput.From(pair.Left, pair.Right) is { } file ? ImmutableArray.Create(file) : ImmutableArray<PlanInput>.Empty)
            .WithTrackingName(Steps.Files);

        // Initialize runs once for a project, so this compiler remembers one project.
        var compiler = new ProjectCompiler();
        var outputs = files
            .Collect()
            .SelectMany((files, cancellationToken) => compiler.Compile(files, cancellationToken))
            .WithTrackingName(Steps.Outputs);

        context.RegisterSourceOutput(outputs, static (context, output) => output.AddTo(context));
    }

    /// <summary>The names under which a run of the generator tells what it did.</summary>
    internal static class Steps
    {
        public const string Files = nameof(Files);
        public const string Outputs = nameof(Outputs);

        public static IReadOnlyList<string> All { get; } = [Files, Outputs];
    }
}
