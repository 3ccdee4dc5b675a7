namespace TrackingPlan.Tool.Terminal;

/// <summary>What the process ends with. "You broke it" is never mistaken for "the tool failed".</summary>
internal static class ExitCode
{
    public const int Clean = 0;

    public const int ToolFailure = 1;

    /// <summary>The command line, a plan or another file cannot be understood.</summary>
    public const int BadInput = 2;

    /// <summary>The plan has errors, or changed in a way that the policy forbids.</summary>
    public const int Breaking = 100;

    /// <summary>Ctrl-C, by the convention of shells.</summary>
    public const int Cancelled = 130;
}
