namespace TrackingPlan;

/// <summary>A call breaks its plan and violations are set to throw, the default in Development and in tests.</summary>
public sealed class ViolationException : Exception
{
    /// <summary>Creates the exception for one call.</summary>
    /// <param name="call">The event's name, or the kind of the call.</param>
    /// <param name="violations">What is wrong; at least one.</param>
    public ViolationException(string call, IReadOnlyList<Violation> violations)
        : base($"'{call}' breaks its tracking plan: {Describe(violations)}.")
    {
        Call = call;
        Violations = violations;
    }

    /// <summary>The event's name, or the kind of the call.</summary>
    public string Call { get; }

    /// <summary>What is wrong; at least one.</summary>
    public IReadOnlyList<Violation> Violations { get; }

    internal static string Describe(IReadOnlyList<Violation> violations) =>
        string.Join("; ", violations.Select(violation =>
            violation.Description.StartsWith(violation.Field, StringComparison.Ordinal) ? violation.Description : $"{violation.Field}: {violation.Description}"));
}
