using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Commands;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool;

/// <summary>Parses the command line, runs one command, and turns whatever went wrong into one line and an exit code.</summary>
internal static class ToolApplication
{
    /// <summary>An argument that begins with @ is one, not a file of more of them.</summary>
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    public static async Task<int> RunAsync(string[] args, ToolContext context, CancellationToken cancellationToken = default)
    {
        context = context.Safely();
        if (!context.HasOutput)
        {
            Complain(context, "standard output is closed, so nothing was done; send it to /dev/null to be told nothing.");
            return ExitCode.ToolFailure;
        }

        var parsed = CreateRoot(context).Parse(args, Parsing);
        if (UnknownOption.In(args, parsed) is { } unknown)
        {
            Complain(context, unknown);
            return ExitCode.BadInput;
        }

        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
        {
            Complain(context, string.Join(' ', parsed.Errors.Select(error => OnOneLine(error.Message))) + " See 'tracking-plan --help'.");
            return ExitCode.BadInput;
        }

        var configuration = new InvocationConfiguration
        {
            Output = context.Out,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,

            // Signals are the process's own affair: the library listens only once a command has begun.
            ProcessTerminationTimeout = null,
        };
        try
        {
            var exitCode = await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
            await context.Out.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            return exitCode;
        }
        catch (CancelledException exception)
        {
            Complain(context, exception.Message);
            return ExitCode.Cancelled;
        }
        catch (OperationCanceledException)
        {
            Complain(context, "cancelled; nothing was written.");
            return ExitCode.Cancelled;
        }
        catch (InputException exception)
        {
            Complain(context, exception.Message);
            return ExitCode.BadInput;
        }
        catch (IOException exception)
        {
            Complain(context, exception.Message);
            return ExitCode.ToolFailure;
        }
#pragma warning disable CA1031 // The last resort: a user never sees a stack trace.
        catch (Exception exception)
        {
            Complain(context, $"unexpected {exception.GetType().Name}: {exception.Message} This is a fault of the tool; please report it.");
            return ExitCode.ToolFailure;
        }
#pragma warning restore CA1031
    }

    /// <summary>The library lists permitted words below each other.</summary>
    private static string OnOneLine(string message) => string.Join(' ', message.Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    internal static RootCommand CreateRoot(ToolContext context)
    {
        var root = new RootCommand("Checks, compares and reviews tracking plans.")
        {
            CheckCommand.Create(context),
            DiffCommand.Create(context),
            ReviewCommand.Create(context),
            RulesCommand.Create(context),
            LockCommand.Create(context),
            InitCommand.Create(context),
            BaselineCommand.Create(context),
            FmtCommand.Create(context),
            ImportCommand.Create(context),
            ExportCommand.Create(context),
            PullCommand.Create(context),
            PushCommand.Create(context),
            DocsCommand.Create(context),
            ValidateCommand.Create(context),
            UsagesCommand.Create(context),
        };
        UseOwnVersion(root, context);
        Examples.AddTo(
            root,
            context,
            "tracking-plan check",
            "tracking-plan diff git:main tracking-plan/referral.plan.json");
        return root;
    }

    /// <summary>The tool's version, whatever process runs it.</summary>
    private static void UseOwnVersion(RootCommand root, ToolContext context)
    {
        foreach (var option in root.Options)
        {
            if (option is VersionOption)
                option.Action = new VersionAction(context);
        }
    }

    private static void Complain(ToolContext context, string message)
    {
        try
        {
            context.Error.WriteLine("tracking-plan: " + SafeText.OneLine(message));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // There is nobody to tell; the exit code still does.
        }
    }

    private sealed class VersionAction(ToolContext context) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            context.Out.WriteLine(ToolInfo.Version);
            return ExitCode.Clean;
        }
    }
}
