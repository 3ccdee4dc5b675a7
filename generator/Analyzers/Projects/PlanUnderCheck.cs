using TrackingPlan.Language.Checks;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>A plan's text, parsed; and checked when somebody asks for that.</summary>
internal sealed class PlanUnderCheck
{
    private readonly Lazy<IReadOnlyList<Finding>> _findings;

    public PlanUnderCheck(string text)
    {
        // A text has no path: a plan that gives itself no name gets its file's where one is needed.
        Reading = PlanReader.Read(text, "");
        _findings = new(() => [.. Reading.Findings.Where(finding => !finding.Rule.IsFatal), .. PlanChecks.Run(Reading)]);
    }

    public PlanReading Reading { get; }

    /// <summary>All that the analyzer says: without what the generator says.</summary>
    public IReadOnlyList<Finding> Findings => _findings.Value;
}
