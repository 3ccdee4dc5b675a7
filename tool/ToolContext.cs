namespace TrackingPlan.Tool;

/// <summary>All that a command sees of the world outside: where it writes, where it runs, what time it is.</summary>
internal sealed record ToolContext
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

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
        var isTerminal = !Console.IsOutputRedirected;
        return new ToolContext
        {
            Out = Console.Out,
            Error = Console.Error,
            IsTerminal = isTerminal,
            IsErrorTerminal = !Console.IsErrorRedirected,
            In = isTerminal && !Console.IsInputRedirected ? Console.In : null,
            UsesColor = isTerminal
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
                && Environment.GetEnvironmentVariable("TERM") != "dumb",
            Width = isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : 100,
            Directory = Environment.CurrentDirectory,
            Variable = Environment.GetEnvironmentVariable,
        };
    }

    public string FullPath(string path) => Path.GetFullPath(path, Directory);

    /// <summary>A path as messages and reports say it: relative to where the command runs, with forward slashes.</summary>
    public string ShownPath(string path)
    {
        var relative = Path.GetRelativePath(Directory, FullPath(path));
        return relative.Replace('\\', '/');
    }
}
