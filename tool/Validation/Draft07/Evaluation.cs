using System.Globalization;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>The state of checking one value: where it stands, and what was found. Reused from value to value by one thread.</summary>
internal sealed class Evaluation
{
    /// <summary>JSON itself is at most 64 deep here; deeper is a schema that refers to itself without looking further into the value.</summary>
    private const int MaxDepth = 1_000;

    private readonly List<Segment> _path = [];
    private readonly List<PayloadViolation> _found = [];
    private int _depth;
    private int _probes;

    public IReadOnlyList<PayloadViolation> Found => _found;

    /// <summary>Inside <c>anyOf</c>, <c>not</c> or <c>if</c>: only the answer matters, not the reasons.</summary>
    public bool IsProbing => _probes > 0;

    public void Reset()
    {
        _path.Clear();
        _found.Clear();
        _depth = 0;
        _probes = 0;
    }

    public void Enter()
    {
        if (++_depth > MaxDepth)
            throw new InputException("A $ref leads back to itself without looking further into the value.");
    }

    public void Leave() => _depth--;

    public void Push(string name) => _path.Add(new Segment(name, 0));

    public void Push(int index) => _path.Add(new Segment(null, index));

    public void Pop() => _path.RemoveAt(_path.Count - 1);

    public bool Probe(CompiledSchema schema, System.Text.Json.JsonElement value)
    {
        _probes++;
        var valid = schema.Check(value, this);
        _probes--;
        return valid;
    }

    /// <summary>Reports the current value; always false, so that a rule can end with it.</summary>
    public bool Fail(string type, string description)
    {
        if (!IsProbing)
            _found.Add(new PayloadViolation(type, Path(), description));
        return false;
    }

    /// <summary>Reports a member of the current value that should be there.</summary>
    public bool FailMissing(string name)
    {
        if (IsProbing)
            return false;
        Push(name);
        var path = Path();
        Pop();
        _found.Add(new PayloadViolation("Required", path, $"{path} is required"));
        return false;
    }

    /// <summary>The path as Segment prints it, such as <c>properties.products.0.sku</c>.</summary>
    public string Path() =>
        _path.Count == 0 ? "(root)" : string.Join('.', _path.Select(s => s.Name ?? s.Index.ToString(CultureInfo.InvariantCulture)));

    private readonly record struct Segment(string? Name, int Index);
}
