using System.Globalization;
using System.Text;

namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>
/// A pattern as ECMA-262 with its <c>u</c> flag takes it, which is what draft-07 means by a pattern. Written piece by piece while the pattern is
/// read; what has no such spelling, such as <c>(?i)</c>, makes it none.
/// </summary>
internal sealed class EcmaSpelling
{
    private const string Syntax = "^$\\.*+?()[]{}|";

    private readonly StringBuilder _text = new();

    /// <summary>Of each open group, whether it only looks around.</summary>
    private readonly Stack<bool> _open = new();

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private bool _exists = true;
    private bool _isAfterAssertion;
    private int _groups;
    private int _lastReferred;

    /// <summary>What has been written; null when the pattern cannot be said.</summary>
    public string? Text => _exists && _lastReferred <= _groups ? _text.ToString() : null;

    public int Length => _text.Length;

    public void None() => _exists = false;

    /// <param name="text">A piece of the pattern.</param>
    /// <param name="isAssertion">It takes no character, so that nothing may count it.</param>
    public void Append(string text, bool isAssertion = false)
    {
        _text.Append(text);
        _isAfterAssertion = isAssertion;
    }

    /// <summary>A hyphen that stands there is one.</summary>
    public void EscapeAt(int place) => _text.Insert(place, '\\');

    public void Count(string quantifier)
    {
        _exists &= !_isAfterAssertion;
        Append(quantifier);
    }

    public void Reference(string number)
    {
        _lastReferred = Math.Max(_lastReferred, int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var group) ? group : int.MaxValue);
        Append("\\" + number);
    }

    public void Open(string text, bool isAssertion = false)
    {
        _groups += text == "(" ? 1 : 0;
        _open.Push(isAssertion);
        Append(text);
    }

    public void OpenNamed(string name)
    {
        _groups++;
        _exists &= _names.Add(name) && (name[0] is '_' or '$' || char.IsLetter(name[0])) && name.All(c => c is '_' or '$' || char.IsLetterOrDigit(c));
        Open($"(?<{name}>");
    }

    public void Close() => Append(")", isAssertion: _open.Pop());

    public void Character(int point)
    {
        if (point < 0x80 && Syntax.IndexOf((char)point) >= 0)
            _text.Append('\\');
        AppendVisibly(point);
    }

    /// <param name="point">The character.</param>
    /// <param name="isLast">The bracket closes after it.</param>
    public void CharacterOfClass(int point, bool isLast = false)
    {
        if (point is '\\' or '[' or ']' or '^' || (point == '-' && !isLast))
            _text.Append('\\');
        AppendVisibly(point);
    }

    private void AppendVisibly(int point)
    {
        _isAfterAssertion = false;
        if ("\t\n\v\f\r".IndexOf((char)point) is >= 0 and var control && point < ' ')
            _text.Append('\\').Append("tnvfr"[control]);
        else if (point == ' ' || IsVisible(point))
            _text.Append(point > 0xFFFF ? char.ConvertFromUtf32(point) : ((char)point).ToString());
        else
            _text.Append(point <= 0xFF ? "\\x" : point <= 0xFFFF ? "\\u" : "\\u{").Append(point.ToString(point <= 0xFF ? "X2" : "X4", CultureInfo.InvariantCulture)).Append(point > 0xFFFF ? "}" : "");
    }

    private static bool IsVisible(int point) => point is not (>= 0xD800 and <= 0xDFFF)
        && CharUnicodeInfo.GetUnicodeCategory(char.ConvertFromUtf32(point), 0) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
