using System.Reflection;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>All cases in one compilation, each plan in its own namespace: one run of the compiler instead of hundreds.</summary>
public sealed class ValueCasesFixture
{
    private readonly Lazy<Assembly> _assembly;

    public ValueCasesFixture()
    {
        Compiled = PlanCompilation.Of(ValueCase.All.Select(item => new AdditionalPlan($"/project/{item.Namespace}.plan.json", item.Plan) { Namespace = item.Namespace }));
        _assembly = new(Compiled.Load);
    }

    internal PlanCompilation Compiled { get; }

    internal Assembly Assembly => _assembly.Value;

    internal static PlanModel PlanOf(ValueCase item) => PlanReader.Read(item.Plan, "case.plan.json").Model!;
}
