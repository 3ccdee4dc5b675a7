using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TrackingPlan.Generation.Emit;

/// <summary>A file put together of pieces. It is never one string: those of large plans would be as large, and short-lived.</summary>
internal sealed class FileText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly List<(string Text, int Start, int Length)> _pieces = [];
    private int _length;

    public void Append(string text) => Append(text, 0, text.Length);

    public void Append(string text, int start, int length)
    {
        _pieces.Add((text, start, length));
        _length += length;
    }

    public SourceText ToSourceText() => SourceText.From(new Reader(_pieces), _length, Utf8);

    private sealed class Reader(List<(string Text, int Start, int Length)> pieces) : TextReader
    {
        private int _piece;
        private int _offset;

        public override int Read(char[] buffer, int index, int count)
        {
            var read = 0;
            while (read < count && _piece < pieces.Count)
            {
                var (text, start, length) = pieces[_piece];
                var taken = Math.Min(count - read, length - _offset);
                text.CopyTo(start + _offset, buffer, index + read, taken);
                read += taken;
                _offset += taken;
                if (_offset == length)
                    (_piece, _offset) = (_piece + 1, 0);
            }

            return read;
        }
    }
}
