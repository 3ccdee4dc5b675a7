namespace TrackingPlan.Language.Schemas.Judging;

/// <summary>One thing that a schema forbids about a value.</summary>
/// <param name="Type">In the words of <see href="https://segment.com/docs/protocols/validate/forward-violations/">Segment Protocols</see>, such as <c>Number Gte</c>.</param>
/// <param name="Path">Where, such as <c>properties.products.0.sku</c>; <c>(root)</c> for the value itself.</param>
/// <param name="Description">What was expected, in Protocols' words. It never holds the value that was sent.</param>
/// <param name="Expected">The same as a phrase: <c>at least 5</c>.</param>
internal readonly record struct SchemaViolation(string Type, string Path, string Description, string Expected)
{
    /// <summary>The path of the value that is judged itself.</summary>
    public const string Root = "(root)";

    public bool IsOfWhole => Path == Root;
}
