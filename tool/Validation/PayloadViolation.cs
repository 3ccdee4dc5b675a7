namespace TrackingPlan.Tool.Validation;

/// <summary>
/// One difference between a payload and its plan, in the words of
/// <see href="https://segment.com/docs/protocols/validate/forward-violations/">Segment Protocols</see>.
/// </summary>
/// <param name="Type">The kind of difference, such as <c>Required</c> or <c>Invalid Type</c>.</param>
/// <param name="Field">The path of the value, such as <c>properties.products.0.sku</c>; <c>(root)</c> for the payload itself.</param>
/// <param name="Description">What was expected. It never holds the value that was sent.</param>
internal readonly record struct PayloadViolation(string Type, string Field, string Description);
