namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>Reads what stands in brackets.</summary>
internal static class CharacterClassReader
{
    /// <summary>Reads up to and with the closing bracket; the opening one is taken.</summary>
    public static CharacterClass Read(PatternTranslator pattern)
    {
        var isNegated = pattern.TryTake('^');
        if (isNegated)
            pattern.Ecma.Append("^");
        var read = new CharacterClass();
        while (!pattern.TryTake(']'))
        {
            if (pattern.IsAtEnd)
                throw new PatternFaultException("Unterminated [] set");
            var (point, set) = ReadMember(pattern);
            if (set is not null)
            {
                read.Add(set);
                continue;
            }

            if (!pattern.TryTake('-'))
            {
                read.Add(point, point);
                continue;
            }

            // A hyphen at the end, or beside a set, is a hyphen.
            if (pattern.IsAtEnd || pattern.Peek == ']')
            {
                pattern.Ecma.CharacterOfClass('-', isLast: true);
                read.Add(point, point);
                read.Add('-', '-');
                continue;
            }

            var hyphen = pattern.Ecma.Length;
            pattern.Ecma.Append("-");
            var (last, lastSet) = ReadMember(pattern);
            if (lastSet is not null)
            {
                pattern.Ecma.EscapeAt(hyphen);
                read.Add(point, point);
                read.Add('-', '-');
                read.Add(lastSet);
            }
            else if (last < point)
            {
                throw new PatternFaultException("[x-y] range in reverse order");
            }
            else
            {
                read.Add(point, last);
            }
        }

        pattern.Ecma.Append("]");
        return isNegated ? read.Negated() : read;
    }

    private static (int Point, CharacterClass? Set) ReadMember(PatternTranslator pattern)
    {
        if (pattern.IsAtEnd)
            throw new PatternFaultException("Unterminated [] set");
        if (pattern.Peek == '[')
        {
            pattern.TryTake('[');
            if (pattern.ReadPosixClass() is { } posix)
                return (0, posix);
            return Character('[');
        }

        if (pattern.Peek != '\\')
            return Character(pattern.ReadCodePoint());
        var (point, set) = pattern.ReadSetOrCharacter();
        return set is null ? Character(point) : (point, set);

        (int, CharacterClass?) Character(int one)
        {
            pattern.Ecma.CharacterOfClass(one, isLast: !pattern.IsAtEnd && pattern.Peek == ']');
            return (one, null);
        }
    }
}
