namespace TrackingPlan.Tool.Terminal;

/// <summary>All that a command sees of the world outside: where it writes, where it runs, what time it is.</summary>
internal sealed record ToolContext
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Where a plan in another format goes that was given no file: as it is, for a program reads it.</summary>
    public TextWriter Data => IsTerminal || RawOut is null ? Out : RawOut;

    private TextWriter? RawOut { get; init; }

    /// <summary>Whether there is anything behind <see cref="Out"/>.</summary>
    public bool HasOutput { get; init; } = true;

    /// <summary>Opens standard input; null where it is closed.</summary>
    public Func<Stream?> OpenInput { get; init; } = static () => null;

    /// <summary>Whether <see cref="Out"/> is a terminal, so that a person reads along.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal, so that a bar may move there.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>The person at the terminal, who can be asked; null when there is none.</summary>
    public TextReader? In { get; init; }

    public bool UsesColor { get; init; }

    /// <summary>Columns of the terminal.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Absolute; what relative paths start from.</summary>
    public required string Directory { get; init; }

    /// <summary>What ends the process when a signal asks for it; null where no signal does.</summary>
    public Interruption? Interruption { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<string, string?> Variable { get; init; } = static _ => null;

    public string Today => Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static ToolContext OfProcess()
    {
        var isTerminal = StandardStreams.HasOutput && !Console.IsOutputRedirected;
        return new ToolContext
        {
            Out = StandardStreams.HasOutput ? Console.Out : TextWriter.Null,
            Error = StandardStreams.HasError ? Console.Error : TextWriter.Null,
            HasOutput = StandardStreams.HasOutput,
            OpenInput = static () => StandardStreams.HasInput ? Console.OpenStandardInput() : null,
            IsTerminal = isTerminal,
            IsErrorTerminal = StandardStreams.HasError && !Console.IsErrorRedirected,
            In = isTerminal && StandardStreams.HasInput && !Console.IsInputRedirected ? Console.In : null,
            UsesColor = isTerminal
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 100,
            Directory = Environment.CurrentDirectory,
            Variable = Environment.GetEnvironmentVariable,
        };
    }

    /// <summary>The same, where nothing invisible of a message passes.</summary>
    public ToolContext Safely() => this with { Out = new SafeWriter(Out, UsesColor), Error = new SafeWriter(Error, allowsEscapes: false), RawOut = Out };

    public string FullPath(string path) => Path.GetFullPath(path, Directory);

    /// <summary>A path as messages and reports say it: relative to where the command runs, with forward slashes.</summary>
    public string ShownPath(string path)
    {
        var relative = Path.GetRelativePath(Directory, FullPath(path));
        return relative.Replace('\\', '/');
    }
}
