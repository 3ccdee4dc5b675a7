using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using TrackingPlan.Generator.Inputs;
using TrackingPlan.TestSupport;

namespace TrackingPlan.Benchmarks;

/// <summary>What a key pressed in C# costs with the generator, against a generator that does nothing.</summary>
[MemoryDiagnoser, MinColumn]
public class KeystrokeBenchmarks
{
    private GeneratorDriver _empty = null!;
    private GeneratorDriver _withPlan = null!;
    private Compilation[] _edits = null!;
    private int _edit;

    [Params(10, 100, 500, 2000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _edits = [.. Enumerable.Range(0, 1024).Select(Project.Edit)];
        _empty = Project.Driver(new EmptyGenerator()).RunGenerators(Project.Code);
        _withPlan = Project.Driver(new TrackingPlanGenerator(), new Project.PlanFile(LargePlan.Of(Events))).RunGenerators(Project.Code);
        if (_withPlan.GetRunResult().GeneratedTrees.Length < 2)
            throw new InvalidOperationException("The plan was not compiled.");
    }

    [Benchmark(Baseline = true)]
    public object EmptyGenerator() => _empty = _empty.RunGenerators(_edits[_edit++ & 1023]);

    [Benchmark]
    public object Plan() => _withPlan = _withPlan.RunGenerators(_edits[_edit++ & 1023]);
}

/// <summary>The floor.</summary>
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
