using TrackingPlan.Language.Json;

namespace TrackingPlan.Generator.Incremental;

/// <summary>The text of a native plan, cut into its events and the rest. To cut costs a tenth of reading, and an edit changes one piece.</summary>
/// <param name="Frame">The plan with nothing in <c>events</c>.</param>
/// <param name="Events">What was in it: a name, a colon and an object each.</param>
/// <param name="ByName">The same by name.</param>
internal sealed record NativeOutline(string Frame, IReadOnlyList<string> Events, IReadOnlyDictionary<string, string> ByName)
{
    /// <summary>
    /// The pieces; null where <see cref="JsonParser"/> might see others, which skips comments and repairs what is broken. A fault inside a
    /// piece is found by whoever reads the piece.
    /// </summary>
    /// <param name="text">The plan.</param>
    /// <param name="known">Events by name, as they were cut from a text before: comparing costs less than cutting.</param>
    public static NativeOutline? Of(string text, IReadOnlyDictionary<string, string> known) => new Cutter(text, known).Cut();

    private sealed class Cutter(string text, IReadOnlyDictionary<string, string> known)
    {
        private const char ByteOrderMark = '\uFEFF';

        /// <summary>Far from where the parser gives up.</summary>
        private const int MaxDepth = JsonParser.MaxDepth / 2;

        /// <summary>Characters that mean something between texts: brackets, quotes, and what begins a comment.</summary>
        private static readonly bool[] Marks = [.. Enumerable.Range(0, 128).Select(c => "{}[]\"'/#".IndexOf((char)c) >= 0)];

        private readonly char[] _closings = new char[MaxDepth];
        private readonly List<string> _events = new(known.Count);
        private readonly Dictionary<string, string> _byName = new(known.Count, StringComparer.Ordinal);
        private int _position = text.Length > 0 && text[0] == ByteOrderMark ? 1 : 0;

        public NativeOutline? Cut()
        {
            var (from, to) = (0, 0);
            if (!Take('{'))
                return null;
            do
            {
                if (TakeName() is not { } name)
                    return null;
                if (name != "events")
                {
                    if (!SkipValue())
                        return null;
                }
                else if (to > 0 || !CutEvents(out from, out to))
                {
                    return null;
                }
            }
            while (Take(','));
            return Take('}') && to > 0 ? new(text.Remove(from, to - from), _events, _byName) : null;
        }

        private bool CutEvents(out int from, out int to)
        {
            to = 0;
            var isObject = Take('{');
            from = _position;
            if (!isObject)
                return false;
            while (Next() != '}')
            {
                if (_events.Count > 0 && !Take(','))
                    return false;
                _ = Next();
                var start = _position;
                if (TakeName() is not { } name || _byName.ContainsKey(name) || CutEvent(name, start) is not { } member)
                    return false;
                _events.Add(member);
                _byName.Add(name, member);
            }

            to = _position;
            return Take('}');
        }

        private string? CutEvent(string name, int start)
        {
            if (known.TryGetValue(name, out var member) && string.CompareOrdinal(text, start, member, 0, member.Length) == 0)
            {
                _position = start + member.Length;
                return member;
            }

            return Next() == '{' && SkipValue() ? text.Substring(start, _position - start) : null;
        }

        /// <summary>A name and the colon behind it; null for one that is spelled with escapes.</summary>
        private string? TakeName()
        {
            if (!Take('"'))
                return null;
            var start = _position;
            var end = text.IndexOf('"', start);
            if (end < 0 || text.IndexOf('\\', start, end - start) >= 0)
                return null;
            _position = end + 1;
            return Take(':') ? text.Substring(start, end - start) : null;
        }

        private bool SkipValue() => Next() switch
        {
            '{' or '[' => SkipNested(),
            '"' => SkipText(),
            _ => SkipWord(),
        };

        private bool SkipNested()
        {
            var depth = 0;
            for (; _position < text.Length; _position++)
            {
                var c = text[_position];
                if (c >= Marks.Length || !Marks[c])
                    continue;
                if (c == '"')
                {
                    if (!SkipText())
                        return false;
                    _position--;
                }
                else if (c is '{' or '[' && depth < MaxDepth)
                {
                    _closings[depth++] = c == '{' ? '}' : ']';
                }
                else if (depth == 0 || _closings[--depth] != c)
                {
                    return false;
                }
                else if (depth == 0)
                {
                    _position++;
                    return true;
                }
            }

            return false;
        }

        private bool SkipText()
        {
            var end = _position;
            do
                end = text.IndexOf('"', end + 1);
            while (end >= 0 && IsEscaped(end));
            _position = end + 1;
            return end >= 0;
        }

        private bool IsEscaped(int quote)
        {
            var start = quote;
            while (text[start - 1] == '\\')
                start--;
            return (quote - start) % 2 == 1;
        }

        /// <summary>A number, true, false or null; what it is instead, the parser says.</summary>
        private bool SkipWord()
        {
            var start = _position;
            while (_position < text.Length && text[_position] is > ' ' and not (',' or ':') && (text[_position] >= Marks.Length || !Marks[text[_position]]))
                _position++;
            return _position > start;
        }

        private bool Take(char expected)
        {
            if (Next() != expected)
                return false;
            _position++;
            return true;
        }

        /// <summary>The next character that is no blank; NUL at the end.</summary>
        private char Next()
        {
            while (_position < text.Length && text[_position] is ' ' or '\t' or '\n' or '\r')
                _position++;
            return _position < text.Length ? text[_position] : '\0';
        }
    }
}
