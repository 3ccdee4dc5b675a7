namespace TrackingPlan.Language.Shapes.Terraform;

internal enum HclTokenKind
{
    Identifier,
    Number,

    /// <summary>Text in double quotes, with all templates in it.</summary>
    Quoted,

    /// <summary>From <c>&lt;&lt;</c> to the closing marker.</summary>
    Heredoc,
    BeginObject,
    EndObject,
    BeginTuple,
    EndTuple,
    BeginParenthesis,
    EndParenthesis,
    Equals,
    Colon,
    Comma,
    Dot,
    Minus,

    /// <summary>Anything else that may stand in an expression: what is computed is not read.</summary>
    Operator,
    NewLine,
    End,
}

internal readonly record struct HclToken(HclTokenKind Kind, int Start, int Length)
{
    public int End => Start + Length;
}
