namespace TrackingPlan.Language.Schemas.Patterns;

/// <summary>Reads what stands in brackets.</summary>
internal static class CharacterClassReader
{
    /// <summary>Reads up to and with the closing bracket; the opening one is taken.</summary>
    public static CharacterClass Read(PatternTranslator pattern)
    {
        var isNegated = pattern.TryTake('^');
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
                read.Add(point, point);
                read.Add('-', '-');
                continue;
            }

            var (last, lastSet) = ReadMember(pattern);
            if (lastSet is not null)
            {
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

        return isNegated ? read.Negated() : read;
    }

    private static (int Point, CharacterClass? Set) ReadMember(PatternTranslator pattern)
    {
        if (pattern.IsAtEnd)
            throw new PatternFaultException("Unterminated [] set");
        if (pattern.Peek == '[')
        {
            pattern.TryTake('[');
            return pattern.ReadPosixClass() is { } posix ? (0, posix) : ('[', null);
        }

        if (pattern.Peek != '\\')
            return (pattern.ReadCodePoint(), null);
        return pattern.ReadSetOrCharacter();
    }
}
