using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Review;

namespace TrackingPlan.Tool.Benchmarks;

/// <summary>Two plans of 1,000 events, of which a quarter changed, beside parsing the same texts as nothing but JSON.</summary>
[MemoryDiagnoser]
public class DiffBenchmarks
{
    private readonly string _before = LargePlan.Text(1_000, isChanged: false);
    private readonly string _after = LargePlan.Text(1_000, isChanged: true);
    private PlanModel _beforeModel = null!;
    private PlanModel _sameModel = null!;
    private PlanModel _afterModel = null!;

    [GlobalSetup]
    public void Setup()
    {
        _beforeModel = PlanReader.Read(_before, "large.plan.json").Model!;
        _sameModel = PlanReader.Read(_before, "large.plan.json").Model!;
        _afterModel = PlanReader.Read(_after, "large.plan.json").Model!;
    }

    [Benchmark(Baseline = true)]
    public int Floor_both_texts_as_JSON()
    {
        using var left = JsonDocument.Parse(_before);
        using var right = JsonDocument.Parse(_after);
        return left.RootElement.GetPropertyCount() + right.RootElement.GetPropertyCount();
    }

    [Benchmark]
    public int Compare_equal_plans() => PlanDiff.Compare(_beforeModel, _sameModel).Count;

    [Benchmark]
    public int Compare_changed_plans() => PlanDiff.Compare(_beforeModel, _afterModel).Count;

    [Benchmark]
    public int Read_compare_and_judge() => new Reviewer(
        PlanFile.Read("old", "large.plan.json", _before), PlanFile.Read("new", "large.plan.json", _after), "2026-11-23").Review().Changes.Count;
}
