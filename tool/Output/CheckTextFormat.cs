using TrackingPlan.Language.Rules;
using TrackingPlan.Tool.Checking;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>A check for a person, with the line of the plan and a mark below what is wrong; or one finding a line for a pipe.</summary>
internal static class CheckTextFormat
{
    public static void Write(IReadOnlyList<CheckedPlan> plans, ToolContext context)
    {
        if (context.IsTerminal)
            WriteForPeople(plans, new Painter(context));
        else
            WriteForPipes(plans, context.Out);
    }

    private static void WriteForPipes(IReadOnlyList<CheckedPlan> plans, TextWriter output)
    {
        foreach (var plan in plans)
        {
            foreach (var finding in plan.Findings)
            {
                output.WriteLine(
                    $"{plan.Plan.Path}({finding.Place.Line + 1},{finding.Place.Column + 1}): {Word(finding.Severity)} {finding.Id}: "
                    + SafeText.OneLine(finding.Message));
            }
        }

        output.WriteLine(Summary(plans));
    }

    private static void WriteForPeople(IReadOnlyList<CheckedPlan> plans, Painter painter)
    {
        foreach (var plan in plans)
        {
            foreach (var finding in plan.Findings)
            {
                var excerpt = Excerpt.Of(plan.Plan, finding.Place);
                var number = $"{finding.Place.Line + 1} │ ";
                painter.Write($"{Word(finding.Severity)} {finding.Id}", Color(finding.Severity));
                painter.Write($"  {plan.Plan.Path}:{finding.Place.Line + 1}:{finding.Place.Column + 1}", Paint.Dim);
                painter.Line();
                painter.Indented(SafeText.OneLine(finding.Message));
                painter.Verbatim("  " + number, Paint.Dim);
                painter.Verbatim(excerpt.Line);
                painter.Line();
                painter.Verbatim(new string(' ', 2 + number.Length + excerpt.Start) + new string('^', excerpt.Length), Color(finding.Severity));
                painter.Line();
                foreach (var other in finding.Others)
                    painter.Indented($"see also {plan.Plan.Path}:{other.Line + 1}:{other.Column + 1}", Paint.Dim);
                painter.Line();
            }
        }

        painter.Paragraph(Summary(plans), plans.Any(plan => plan.Findings.Any(finding => finding.Severity == Severity.Error)) ? Paint.Bad : Paint.Good);
    }

    private static string Summary(IReadOnlyList<CheckedPlan> plans)
    {
        var counts = new int[3];
        foreach (var plan in plans)
        {
            foreach (var finding in plan.Findings)
                counts[(int)finding.Severity]++;
        }

        var plansChecked = ReviewWords.Count(plans.Count, "plan", "plans");
        return $"{plansChecked} checked: {ReviewWords.Count(counts[(int)Severity.Error], "error", "errors")}, "
            + $"{ReviewWords.Count(counts[(int)Severity.Warning], "warning", "warnings")}, {counts[(int)Severity.Info]} to know";
    }

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static Paint Color(Severity severity) => severity switch
    {
        Severity.Error => Paint.Bad,
        Severity.Warning => Paint.Warn,
        _ => Paint.Dim,
    };
}
