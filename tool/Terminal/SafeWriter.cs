using System.Text;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Tool.Terminal;

/// <summary>
/// All that is said, on its way to a person, a log or a comment: whatever a message is made of, nothing invisible passes. Formats spell their
/// texts themselves, with <see cref="SafeText"/>, for only they know where a line must not end; this is what holds when one forgets.
/// </summary>
internal sealed class SafeWriter : TextWriter
{
    private const char Escape = '\u001b';
    private const char AsEmoji = '\uFE0F';

    private readonly TextWriter _output;
    private readonly bool _allowsEscapes;

    /// <summary>The first half of a character whose second is yet to come.</summary>
    private char _half;

    /// <param name="output">Where to.</param>
    /// <param name="allowsEscapes">Whether ESC passes: colours are made of it.</param>
    public SafeWriter(TextWriter output, bool allowsEscapes)
    {
        (_output, _allowsEscapes) = (output, allowsEscapes);
        CoreNewLine = output.NewLine.ToCharArray();
    }

    public override Encoding Encoding => _output.Encoding;

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        var text = _half == '\0' ? buffer.ToString() : _half + buffer.ToString();
        _half = '\0';
        if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
        {
            _half = text[^1];
            text = text[..^1];
        }

        _output.Write(Safe(text));
    }

    public override void Flush()
    {
        if (_half != '\0')
            _output.Write(Invisible.Spell(_half.ToString()));
        _half = '\0';
        _output.Flush();
    }

    public override Task FlushAsync()
    {
        Flush();
        return Task.CompletedTask;
    }

    /// <summary>Lines end, and a bar goes back to where it began; nothing else moves anything.</summary>
    private string Safe(string text)
    {
        if (!HasInvisible(text))
            return text;
        var safe = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var length = IsAllowed(text, at) ? 0 : Invisible.LengthAt(text, at);
            if (length == 0)
                safe.Append(text[at]);
            for (var unit = 0; unit < length; unit++)
                Invisible.AppendEscape(safe, text[at + unit]);
            at += Math.Max(0, length - 1);
        }

        return safe.ToString();
    }

    private bool HasInvisible(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsAllowed(text, at) && Invisible.LengthAt(text, at) > 0)
                return true;
        }

        return false;
    }

    /// <summary>Beside line ends and a bar's way back to its beginning: the one selector that the marks of a review have, right behind the mark.</summary>
    private bool IsAllowed(string text, int at) =>
        text[at] is '\n' or '\r' or '\t' || (text[at] == Escape && _allowsEscapes) || (text[at] == AsEmoji && at > 0 && text[at - 1] is '⚠' or '☑');
}
