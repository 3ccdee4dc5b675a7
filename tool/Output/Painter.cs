using System.Text;
using Spectre.Console;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

internal enum Paint
{
    Plain,
    Dim,
    Good,
    Warn,
    Bad,
}

/// <summary>Writes to a terminal: wrapped to its width, in colour unless <c>NO_COLOR</c> forbids it. No text is taken for markup.</summary>
internal sealed class Painter
{
    private readonly IAnsiConsole _console;

    public Painter(ToolContext context)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = context.UsesColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = context.UsesColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(context.Out),
        });
        _console.Profile.Width = Math.Max(40, context.Width);
    }

    public void Line() => _console.WriteLine();

    public void Write(string text, Paint paint = Paint.Plain) => _console.Write(new Text(text, StyleOf(paint)));

    /// <summary>Not wrapped, whatever the width: a mark below a line must stay below it.</summary>
    public void Verbatim(string text, Paint paint = Paint.Plain) =>
        _console.Write(new Text(text, StyleOf(paint)) { Overflow = Overflow.Ellipsis });

    /// <summary>A paragraph two columns in.</summary>
    public void Indented(string text, Paint paint = Paint.Plain) => Wrap(text, "  ", paint);

    public void Paragraph(string text, Paint paint = Paint.Plain) => Wrap(text, "", paint);

    private void Wrap(string text, string indent, Paint paint)
    {
        var line = new StringBuilder(indent);
        foreach (var word in text.Split(' '))
        {
            if (line.Length > indent.Length && line.Length + word.Length + 1 > _console.Profile.Width)
            {
                Verbatim(line.ToString(), paint);
                Line();
                line.Clear().Append(indent);
            }

            if (line.Length > indent.Length)
                line.Append(' ');
            line.Append(word);
        }

        Verbatim(line.ToString(), paint);
        Line();
    }

    private static Style StyleOf(Paint paint) => paint switch
    {
        Paint.Dim => new Style(decoration: Decoration.Dim),
        Paint.Good => new Style(Color.Green),
        Paint.Warn => new Style(Color.Yellow),
        Paint.Bad => new Style(Color.Red, decoration: Decoration.Bold),
        _ => Style.Plain,
    };
}
