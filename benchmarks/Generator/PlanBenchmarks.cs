using System.Globalization;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using TrackingPlan.Generation;
using TrackingPlan.TestSupport;

namespace TrackingPlan.Benchmarks;

/// <summary>What an edit of the plan costs, against the first run, which writes everything.</summary>
[MemoryDiagnoser, MinColumn]
public class PlanBenchmarks
{
    private readonly Project.PlanFile[] _edits = new Project.PlanFile[64];
    private GeneratorDriver _driver = null!;
    private int _edit;

    [Params(10, 100, 500, 2000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var plan = LargePlan.Of(Events);
        for (var i = 0; i < _edits.Length; i++)
            _edits[i] = new(plan.Replace("number 5.", string.Create(CultureInfo.InvariantCulture, $"number 5, edit {i}."), StringComparison.Ordinal));
        _driver = Project.Driver(new TrackingPlanGenerator(), _edits[^1]).RunGenerators(Project.Code);
    }

    [Benchmark(Baseline = true)]
    public object FirstRun() => Project.Driver(new TrackingPlanGenerator(), _edits[0]).RunGenerators(Project.Code);

    [Benchmark]
    public object EditOfOneEvent() =>
        _driver = _driver.ReplaceAdditionalTexts([_edits[_edit++ & 63]]).RunGenerators(Project.Code);
}
