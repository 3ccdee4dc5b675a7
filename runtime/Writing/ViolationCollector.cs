using System.ComponentModel;
using System.Globalization;

namespace TrackingPlan.Serialization;

/// <summary>
/// Collects the differences between a call and its plan. Used by generated code; allocates nothing while there are none. Types and words
/// are those of the validator behind Segment Protocols, so that a violation reads the same here and there.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public ref partial struct ViolationCollector
{
    /// <summary>More differences of one call tell nobody more.</summary>
    private const int MostFound = 256;

    /// <summary>
    /// Each item of a list takes two bytes of its call or more, and each character that a pattern or format looks at one: more than this cannot
    /// belong to a call that is small enough to be sent, whatever else is demanded of it.
    /// </summary>
    private const int MostWork = 4 * SegmentLimits.EventBytes;

    private readonly string _root;
    private List<Difference>? _found;
    private int _depth;
    private int _work;

    /// <summary>How long patterns that may run away have taken so far.</summary>
    private TimeSpan _patternTime;

    /// <summary>Creates a collector for a call of the given kind.</summary>
    public ViolationCollector(CallKind kind) => _root = kind is CallKind.Identify or CallKind.Group ? "traits" : "properties";

    /// <summary>How many differences there are so far.</summary>
    public readonly int Count => _found?.Count ?? 0;

    /// <summary>What was found, or null when there is nothing.</summary>
    public readonly IReadOnlyList<Violation>? Found
    {
        get
        {
            if (_found is null)
                return null;
            var violations = new Violation[_found.Count];
            for (var i = 0; i < violations.Length; i++)
                violations[i] = _found[i].ToViolation(_root);
            return violations;
        }
    }

    /// <summary>
    /// Whether the next item of a list is to be compared: not when there are more than a call can hold, for a list may be endless or hold itself.
    /// Such a call is refused for its size.
    /// </summary>
    public bool NextItem() => Spend(1) && Count < MostFound;

    /// <summary>Adds a difference.</summary>
    /// <param name="type">The kind of difference, in Segment's words.</param>
    /// <param name="name">The wire name of the property or trait.</param>
    /// <param name="expectation">What follows the path in the description, such as <c>is required</c>.</param>
    public void Add(string type, string name, string expectation) => Report(type, name, expectation, isAboutPath: true);

    /// <summary>Puts everything that was found since <paramref name="count"/> under an item of a list.</summary>
    /// <param name="count">What <see cref="Count"/> was before the item.</param>
    /// <param name="name">The wire name of the list.</param>
    /// <param name="index">The place of the item.</param>
    public readonly void Within(int count, string name, int index)
    {
        if (Count == count)
            return;
        var number = index.ToString(CultureInfo.InvariantCulture);
        PutUnder(count, name.Length == 0 ? number : $"{name}.{number}");
    }

    private bool Spend(int work)
    {
        if (work > MostWork - _work)
            return false;
        _work += work;
        return true;
    }

    private readonly void PutUnder(int count, string path)
    {
        if (path.Length == 0)
            return;
        for (var i = count; i < Count; i++)
            _found![i] = _found[i] with { Path = _found[i].Path.Length == 0 ? path : $"{path}.{_found[i].Path}" };
    }

    private void Report(string type, string name, string text, bool isAboutPath = false) => (_found ??= []).Add(new(type, name, text, isAboutPath));

    /// <param name="Type">The kind of difference.</param>
    /// <param name="Path">From the value that is being compared; grows while the values around it are left.</param>
    /// <param name="Text">The description, without the path.</param>
    /// <param name="IsAboutPath">Whether the description begins with the path.</param>
    private readonly record struct Difference(string Type, string Path, string Text, bool IsAboutPath)
    {
        public Violation ToViolation(string root)
        {
            var field = Path.Length == 0 ? root : $"{root}.{Path}";
            return new Violation(Type, field, IsAboutPath ? $"{field} {Text}" : Text);
        }
    }
}
