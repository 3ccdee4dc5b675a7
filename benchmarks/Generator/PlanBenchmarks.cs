using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using TrackingPlan.Generator.Inputs;
using TrackingPlan.TestSupport;

namespace TrackingPlan.Benchmarks;

/// <summary>What an edit of the plan costs, against the first run, which reads and writes everything.</summary>
[MemoryDiagnoser, MinColumn]
public class PlanBenchmarks
{
    private const int Edits = 64;

    private Project.PlanFile[] _descriptions = null!;
    private Project.PlanFile[] _properties = null!;
    private Project.PlanFile[] _events = null!;
    private GeneratorDriver _driver = null!;
    private int _edit;

    [Params(10, 100, 500, 2000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var plan = LargePlan.Of(Events);
        _descriptions = Edited(edit => plan.Replace("number 5.", $"number 5, edit {edit}.", StringComparison.Ordinal));
        _properties = Edited(edit => plan.Replace("\"variant_5\"", $"\"variant_5_{edit}\"", StringComparison.Ordinal));
        _events = Edited(edit => plan.Replace("\"Order Created\": {", $"\"Order Lost {edit}\": {{ \"properties\": {{ }} }}, \"Order Created\": {{", StringComparison.Ordinal));
        _driver = Project.Driver(new TrackingPlanGenerator(), new Project.PlanFile(plan)).RunGenerators(Project.Code);
    }

    [Benchmark(Baseline = true)]
    public object FirstRun() => Project.Driver(new TrackingPlanGenerator(), _descriptions[0]).RunGenerators(Project.Code);

    /// <summary>Other words, the same contract.</summary>
    [Benchmark]
    public object EditOfOneDescription() => Run(_descriptions);

    /// <summary>Another property: the contract changes too.</summary>
    [Benchmark]
    public object EditOfOneProperty() => Run(_properties);

    /// <summary>Before all others, so that they all move.</summary>
    [Benchmark]
    public object EditOfTheFirstEvent() => Run(_events);

    private GeneratorDriver Run(Project.PlanFile[] plans) =>
        _driver = _driver.ReplaceAdditionalTexts([plans[_edit++ % Edits]]).RunGenerators(Project.Code);

    private static Project.PlanFile[] Edited(Func<int, string> plan) => [.. Enumerable.Range(0, Edits).Select(edit => new Project.PlanFile(plan(edit)))];
}
