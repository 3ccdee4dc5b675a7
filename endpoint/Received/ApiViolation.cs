namespace TrackingPlan.Endpoint;

/// <summary>
/// One breach of the HTTP API's own rules. Segment answers 200 all the same and drops the call, or part of it, without a word.
/// </summary>
/// <param name="Code">A word for machines, such as <c>missing_event</c>.</param>
/// <param name="Field">Where, such as <c>event</c>; empty when it is the request or the call as a whole.</param>
/// <param name="Message">What is wrong and what was expected. It never holds a value that was sent.</param>
public sealed record ApiViolation(string Code, string Field, string Message);
