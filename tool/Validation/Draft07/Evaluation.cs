using System.Text;
using TrackingPlan.Tool.Validation.Payloads;

namespace TrackingPlan.Tool.Validation.Draft07;

/// <summary>The state of checking one value: where it stands, and what was found. Reused from value to value by one thread.</summary>
internal sealed class Evaluation
{
    /// <summary>JSON itself is at most 64 deep here; deeper is a schema that refers to itself without looking further into the value.</summary>
    private const int MaxDepth = 1_000;

    private readonly List<Segment> _path = [];
    private readonly List<PayloadViolation> _found = [];
    private readonly List<int> _places = [];
    private readonly StringBuilder _written = new();
    private readonly Dictionary<(CompiledSchema, int), Verdict> _verdicts = [];
    private char[] _text = new char[256];
    private int _depth;
    private int _probes;

    public IReadOnlyList<PayloadViolation> Found => _found;

    /// <summary>Where in the text each of <see cref="Found"/> is, in bytes.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>Inside <c>anyOf</c>, <c>not</c> or <c>if</c>: only the answer matters, not the reasons.</summary>
    public bool IsProbing => _probes > 0;

    /// <summary>How long the patterns that may run away have taken for this value; all of them together have one limit.</summary>
    public TimeSpan PatternTime { get; set; }

    public void Reset()
    {
        PatternTime = TimeSpan.Zero;
        _path.Clear();
        _found.Clear();
        _places.Clear();
        _verdicts.Clear();
        _depth = 0;
        _probes = 0;
    }

    public void Enter()
    {
        if (++_depth > MaxDepth)
            throw new InputException($"A $ref leads back to itself without looking further into the value, or more than {MaxDepth:N0} schemas stand inside each other for one value; expected fewer.");
    }

    public void Leave() => _depth--;

    public void Push(string name) => _path.Add(new Segment(name, 0));

    public void Push(int index) => _path.Add(new Segment(null, index));

    public void Pop() => _path.RemoveAt(_path.Count - 1);

    public bool Probe(CompiledSchema schema, PayloadValue value)
    {
        _probes++;
        var valid = schema.Check(value, this);
        _probes--;
        return valid;
    }

    /// <summary>Checks a value, but not twice against the same schema: what is wrong with it has been said.</summary>
    public bool CheckOnce(CompiledSchema schema, PayloadValue value)
    {
        var key = (schema, value.Index);
        if (_verdicts.TryGetValue(key, out var known) && (known.IsValid || known.IsSaid || IsProbing))
            return known.IsValid;
        var valid = schema.Check(value, this);
        _verdicts[key] = new(valid, !IsProbing);
        return valid;
    }

    /// <summary>The text of a string, until the next one is asked for.</summary>
    public ReadOnlySpan<char> TextOf(PayloadValue value)
    {
        if (value.IsEscaped)
            return value.GetText();
        var raw = value.Raw;
        if (_text.Length < raw.Length)
            _text = new char[raw.Length];
        return _text.AsSpan(0, Encoding.UTF8.GetChars(raw, _text));
    }

    /// <summary>Reports a value; always false, so that a rule can end with it.</summary>
    public bool Fail(PayloadValue value, string type, string description)
    {
        if (!IsProbing)
            Add(value, new PayloadViolation(type, Path(), description));
        return false;
    }

    /// <summary>Reports a member of an object that should be there.</summary>
    public bool FailMissing(string name, PayloadValue value)
    {
        if (IsProbing)
            return false;
        Push(name);
        var path = Path();
        Pop();
        Add(value, new PayloadViolation("Required", path, $"{path} is required"));
        return false;
    }

    /// <summary>The path as Segment prints it, such as <c>properties.products.0.sku</c>.</summary>
    public string Path()
    {
        if (_path.Count == 0)
            return "(root)";
        _written.Clear();
        for (var i = 0; i < _path.Count; i++)
        {
            if (i > 0)
                _written.Append('.');
            _ = _path[i].Name is { } name ? _written.Append(name) : _written.Append(_path[i].Index);
        }

        return _written.ToString();
    }

    private void Add(PayloadValue value, PayloadViolation violation)
    {
        _found.Add(violation);
        _places.Add(value.Start);
    }

    private readonly record struct Verdict(bool IsValid, bool IsSaid);

    private readonly record struct Segment(string? Name, int Index);
}
