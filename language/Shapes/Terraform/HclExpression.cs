using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>What may stand behind an attribute's <c>=</c>.</summary>
internal abstract record HclExpression(TextRange Range);

/// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>; <see cref="JsonKind.Broken"/> where none could be read.</summary>
internal sealed record HclLiteral(JsonValue Value) : HclExpression(Value.Range);

/// <summary>Text in quotes or a heredoc, which may hold templates.</summary>
internal sealed record HclText(HclToken Token) : HclExpression(new TextRange(Token.Start, Token.Length));

internal sealed record HclTuple(TextRange Range, IReadOnlyList<HclExpression> Items) : HclExpression(Range);

internal sealed record HclObject(TextRange Range, IReadOnlyList<HclItem> Items) : HclExpression(Range);

/// <param name="Name">The name when it stands there as a word; else null.</param>
/// <param name="Key">What gives the name.</param>
internal sealed record HclItem(string? Name, HclExpression Key, HclExpression Value);

internal sealed record HclCall(TextRange Range, string Name, IReadOnlyList<HclExpression> Arguments) : HclExpression(Range);

/// <summary>A name and the way from there: <c>local.common["type"]</c>.</summary>
internal sealed record HclReference(TextRange Range, IReadOnlyList<string> Path) : HclExpression(Range);

/// <summary>What only Terraform can work out.</summary>
/// <param name="What">The thing, with its article.</param>
internal sealed record HclComputed(TextRange Range, string What) : HclExpression(Range);
