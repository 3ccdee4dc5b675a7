using System.Diagnostics;
using System.Text;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Patterns;

namespace TrackingPlan.Language.Schemas.Judging;

/// <summary>The state of checking one value: where it stands, and what was found. Reused from value to value by one thread.</summary>
internal sealed class Evaluation
{
    /// <summary>How many schemas may be entered inside each other; the values that are judged are less deep by far.</summary>
    public const int MaxDepth = 600;

    /// <summary>From so many schemas on, what a referred schema says of a value is remembered, or work could double with each reference.</summary>
    private const int StepsWithoutMemory = 5_000;

    /// <summary>So many members of a union are named when none of them fits.</summary>
    private const int MostAsked = 8;

    private readonly List<Segment> _path = [];
    private readonly List<SchemaViolation> _found = [];
    private readonly List<int> _places = [];
    private readonly StringBuilder _written = new();
    private readonly Dictionary<(CompiledSchema Schema, int Value), Verdict> _verdicts = [];
    private char[] _text = new char[256];
    private int _depth;
    private int _probes;
    private int _steps;
    private bool _asks;
    private long _patternTicks;

    public IReadOnlyList<SchemaViolation> Found => _found;

    public Duplicates Duplicates { get; } = new();

    /// <summary>Where in the text each of <see cref="Found"/> is, in bytes.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>Inside <c>anyOf</c>, <c>not</c> or <c>if</c>: only the answer matters, not the reasons.</summary>
    public bool IsProbing => _probes > 0;

    /// <summary>Whether the schema went deeper than any value does; what lies there was not checked.</summary>
    public bool IsIncomplete { get; private set; }

    public void Reset()
    {
        _path.Clear();
        _found.Clear();
        _places.Clear();
        _verdicts.Clear();
        (_depth, _probes, _steps, _patternTicks) = (0, 0, 0, 0);
        IsIncomplete = false;
    }

    /// <returns>Whether to go on; every true is answered by <see cref="Leave"/>.</returns>
    public bool Enter()
    {
        if (_depth == MaxDepth)
        {
            IsIncomplete = true;
            return false;
        }

        _depth++;
        _steps++;
        return true;
    }

    public void Leave() => _depth--;

    public void Push(string name) => _path.Add(new Segment(name, 0));

    public void Push(int index) => _path.Add(new Segment(null, index));

    public void Pop() => _path.RemoveAt(_path.Count - 1);

    public bool Probe(CompiledSchema schema, InstanceValue value)
    {
        _probes++;
        var valid = schema.Check(value, this);
        _probes--;
        return valid;
    }

    /// <summary>Checks against a schema that others may refer to as well.</summary>
    public bool CheckShared(CompiledSchema schema, InstanceValue value)
    {
        if (_steps < StepsWithoutMemory)
            return schema.Check(value, this);
        var key = (schema, value.Index);
        if (_verdicts.TryGetValue(key, out var known) && (known != Verdict.InvalidUnreported || IsProbing))
            return known == Verdict.Valid;
        var valid = schema.Check(value, this);
        _verdicts[key] = valid ? Verdict.Valid : IsProbing ? Verdict.InvalidUnreported : Verdict.Invalid;
        return valid;
    }

    /// <summary>The text of a string, until the next one is asked for.</summary>
    public ReadOnlySpan<char> TextOf(InstanceValue value)
    {
        var raw = value.Raw;
        if (value.IsEscaped || raw.Length > _text.Length * 64)
            return value.GetText().AsSpan();
        if (_text.Length < raw.Length)
            _text = new char[raw.Length];
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] >= 0x80)
                return value.GetText().AsSpan();
            _text[i] = (char)raw[i];
        }

        return _text.AsSpan(0, raw.Length);
    }

    /// <summary>Whether a text matches; all patterns that may run away share one limit of time.</summary>
    public bool Matches(Pattern pattern, ReadOnlySpan<char> text)
    {
        if (!pattern.MayRunAway)
            return pattern.IsMatch(text);
        if (_patternTicks >= Pattern.Patience.TotalSeconds * Stopwatch.Frequency)
            return false;
        var started = Stopwatch.GetTimestamp();
        var isMatch = pattern.IsMatch(text);
        _patternTicks += Stopwatch.GetTimestamp() - started;
        return isMatch;
    }

    /// <summary>Reports a value; always false, so that a rule can end with it.</summary>
    public bool Fail(InstanceValue value, Failure failure)
    {
        if (!IsProbing)
            Add(value, new SchemaViolation(failure.Type, Path(), failure.Description, failure.Expected));
        return false;
    }

    /// <inheritdoc cref="Fail(InstanceValue, Failure)"/>
    public bool Fail(InstanceValue value, string type, string description, string expected)
    {
        if (!IsProbing)
            Add(value, new SchemaViolation(type, Path(), description, expected));
        return false;
    }

    /// <summary>Reports a member of an object that should be there.</summary>
    public bool FailMissing(string name, InstanceValue value)
    {
        if (IsProbing)
            return false;
        Push(name);
        var path = Path();
        Pop();
        Add(value, new SchemaViolation("Required", path, $"{path} is required", $"\"{name}\""));
        return false;
    }

    /// <summary>What one of several schemas would have allowed, in words.</summary>
    public string ExpectedByOneOf(CompiledSchema[] schemas, InstanceValue value, string otherwise)
    {
        // Inside such a question it is not asked again, or work would double with each level.
        if (_asks || schemas.Length > MostAsked)
            return otherwise;
        _asks = true;
        var (count, expected) = (_found.Count, new List<string>());
        foreach (var schema in schemas)
        {
            schema.Check(value, this);
            if (_found.Count > count && !expected.Contains(_found[count].Expected))
                expected.Add(_found[count].Expected);
            _found.RemoveRange(count, _found.Count - count);
            _places.RemoveRange(count, _places.Count - count);
        }

        _asks = false;
        return expected.Count > 0 ? string.Join(" or ", expected) : otherwise;
    }

    /// <summary>The path as Segment prints it, such as <c>properties.products.0.sku</c>.</summary>
    public string Path()
    {
        if (_path.Count == 0)
            return SchemaViolation.Root;
        _written.Clear();
        for (var i = 0; i < _path.Count; i++)
        {
            if (i > 0)
                _written.Append('.');
            _ = _path[i].Name is { } name ? _written.Append(name) : _written.Append(_path[i].Index);
        }

        return _written.ToString();
    }

    private void Add(InstanceValue value, SchemaViolation violation)
    {
        _found.Add(violation);
        _places.Add(value.Start);
    }

    private enum Verdict
    {
        Valid,
        Invalid,
        InvalidUnreported,
    }

    private readonly record struct Segment(string? Name, int Index);
}

/// <summary>What a rule says when it is broken, prepared once.</summary>
/// <inheritdoc cref="Violation"/>
internal sealed record Failure(string Type, string Description, string Expected);
