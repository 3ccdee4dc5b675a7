namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>What messages call the tokens.</summary>
internal static class HclWords
{
    public static string Of(HclToken token) => Of(token.Kind);

    public static string Of(HclTokenKind kind) => kind switch
    {
        HclTokenKind.Identifier => "this word",
        HclTokenKind.Number => "this number",
        HclTokenKind.Quoted or HclTokenKind.Heredoc => "this text",
        HclTokenKind.BeginObject => "{",
        HclTokenKind.EndObject => "}",
        HclTokenKind.BeginTuple => "[",
        HclTokenKind.EndTuple => "]",
        HclTokenKind.BeginParenthesis => "(",
        HclTokenKind.EndParenthesis => ")",
        HclTokenKind.Equals => "=",
        HclTokenKind.Colon => ":",
        HclTokenKind.Comma => ",",
        HclTokenKind.Dot => ".",
        HclTokenKind.Minus => "-",
        HclTokenKind.NewLine => "the end of the line",
        HclTokenKind.End => "the end of the file",
        _ => "this operator",
    };
}
