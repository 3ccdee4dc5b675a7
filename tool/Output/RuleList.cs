using TrackingPlan.Language.Changes;

namespace TrackingPlan.Tool.Output;

/// <summary>The table of change rules; docs/change-rules.md is this, written to a file.</summary>
internal static class RuleList
{
    public static void WriteText(TextWriter output)
    {
        foreach (var rule in ChangeRules.All)
            output.Write($"{rule.Id,-32} code: {Word(rule.Code),-8} data: {Word(rule.Data),-8} {rule.Title}\n");
    }

    public static void WriteMarkdown(TextWriter output)
    {
        output.Write(
            """
            # What changes between two plans

            Every rule of `tracking-plan diff` and `tracking-plan review`. An id never changes. A change has two audiences: **code**, the callers
            of the generated methods, and **data**, the dashboards, audiences and warehouses behind them. It *breaks* one when callers stop
            compiling, or figures start to lie; it *may harm* it when only a person can judge. What a rule says about code is the usual case: the C# of both
            plans decides (a renamed event whose C# name stays breaks no caller; an integer that becomes a number does inside of a list).

            `tracking-plan rules --format markdown` writes this page; [pull-requests.md](pull-requests.md) says how a team judges otherwise.

            | Rule | Code | Data |
            |---|---|---|

            """);
        foreach (var rule in ChangeRules.All)
            output.Write($"| [{rule.Id}](#{rule.Id.ToLowerInvariant()}) | {Word(rule.Code)} | {Word(rule.Data)} |\n");
        foreach (var rule in ChangeRules.All)
        {
            output.Write($"\n## {rule.Id}\n\n{rule.Title}. Code: {Word(rule.Code)}. Data: {Word(rule.Data)}.\n\n{rule.Why}");
            output.Write(rule.Advice.Length > 0 ? $" {rule.Advice}\n" : "\n");
        }
    }

    private static string Word(Impact impact) => impact switch
    {
        Impact.Breaking => "breaks",
        Impact.Warning => "may harm",
        _ => "-",
    };
}
