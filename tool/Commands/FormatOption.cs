using System.CommandLine;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>--format</c>, the same in every command.</summary>
internal static class FormatOption
{
    public static Option<string> Create(string[] names, string usual)
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = $"How the result is written: {string.Join(", ", names)}.",
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => usual,
        };
        option.AcceptOnlyFromAmong(names);
        return option;
    }
}
