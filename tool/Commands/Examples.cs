using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary>Examples at the end of a command's help.</summary>
internal static class Examples
{
    public static void AddTo(Command command, ToolContext context, params string[] examples)
    {
        var help = FindHelp(command);
        if (help is null)
            command.Options.Add(help = new HelpOption());
        help.Action = new HelpWithExamples((HelpAction)help.Action!, context, examples);
    }

    private static HelpOption? FindHelp(Command command)
    {
        foreach (var option in command.Options)
        {
            if (option is HelpOption help)
                return help;
        }

        return null;
    }

    private sealed class HelpWithExamples(HelpAction help, ToolContext context, string[] examples) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var exitCode = help.Invoke(parseResult);
            context.Out.WriteLine("Examples:");
            foreach (var example in examples)
                context.Out.WriteLine("  " + example);
            context.Out.WriteLine();
            return exitCode;
        }
    }
}
