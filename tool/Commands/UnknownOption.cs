using System.CommandLine;
using System.CommandLine.Parsing;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Tool.Commands;

/// <summary>
/// Finds an option that a command does not have. The parser takes one for an argument wherever another argument may stand, and a slip of the
/// keyboard would write what was only to be checked.
/// </summary>
internal static class UnknownOption
{
    /// <summary>What to say; null when every option is known.</summary>
    public static string? In(IReadOnlyList<string> args, ParseResult parsed)
    {
        // A shell that completes a line asks about half of one.
        if (args is [['[', ..], ..])
            return null;
        var names = NamesOf(parsed.CommandResult);
        foreach (var arg in args)
        {
            if (arg == "--")
                return null;

            // A dash alone is standard input.
            if (arg.Length < 2 || arg[0] != '-')
                continue;
            var name = arg.Split(['=', ':'], 2)[0];
            if (names.Contains(name))
                continue;
            var command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name;
            return $"{(command.Length > 0 ? command : "tracking-plan")} has no option {name}{Words.DidYouMean(name, names)} "
                + $"See 'tracking-plan {(command + " --help").TrimStart()}'; what begins with a dash and is no option stands after --.";
        }

        return null;
    }

    private static HashSet<string> NamesOf(CommandResult result)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (SymbolResult? at = result; at is not null; at = at.Parent)
        {
            foreach (var option in (at as CommandResult)?.Command.Options ?? [])
            {
                if (at != result && !option.Recursive)
                    continue;
                names.Add(option.Name);
                names.UnionWith(option.Aliases);
            }
        }

        return names;
    }
}
