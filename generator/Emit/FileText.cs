using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TrackingPlan.Generator.Emit;

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

        /// <summary>How a large text finds out whether there is more.</summary>
        public override int Peek()
        {
            while (_piece < pieces.Count && _offset == pieces[_piece].Length)
                (_piece, _offset) = (_piece + 1, 0);
            return _piece < pieces.Count ? pieces[_piece].Text[pieces[_piece].Start + _offset] : -1;
        }

        public override int Read(char[] buffer, int index, int count)
        {
            var read = 0;
            while (read < count && Peek() >= 0)
            {
                var (text, start, length) = pieces[_piece];
                var taken = Math.Min(count - read, length - _offset);
                text.CopyTo(start + _offset, buffer, index + read, taken);
                read += taken;
                _offset += taken;
            }

            return read;
        }
    }
}
