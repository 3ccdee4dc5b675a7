using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>What is wrong with a file, up to a number that a person reads.</summary>
internal sealed class HclFaults
{
    private const int Most = 25;

    private readonly List<JsonProblem> _problems = [];
    private int _count;

    public IReadOnlyList<JsonProblem> Problems => _problems;

    public void Add(TextRange range, string message) => Add(new JsonProblem(JsonProblemKind.Syntax, range, message));

    public void Add(JsonProblem problem)
    {
        if (_count++ < Most)
            _problems.Add(problem);
    }
}
