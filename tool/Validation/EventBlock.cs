using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Tool.Validation;

/// <summary>A few lines of the file, and what is needed to check them. Used again for other lines.</summary>
internal sealed class EventBlock
{
    private const int Size = 256 << 10;

    public byte[] Buffer { get; private set; } = [];

    /// <summary>Bytes of <see cref="Buffer"/> that are filled.</summary>
    public int Length { get; set; }

    /// <summary>The number of its first line, from 1.</summary>
    public long FirstLine { get; private set; }

    public Instance Payload { get; } = new();

    public Evaluation Evaluation { get; } = new();

    public BlockResult Result { get; } = new();

    /// <summary>Starts over, with the beginning of the first line. A buffer that had to grow for one long line does not stay large.</summary>
    public void Begin(ReadOnlySpan<byte> line, long firstLine)
    {
        var size = Size;
        while (size <= line.Length)
            size *= 2;
        if (Buffer.Length != size)
            Buffer = new byte[size];
        line.CopyTo(Buffer);
        (Length, FirstLine) = (line.Length, firstLine);
    }

    /// <summary>Makes room for a line that is longer than the block.</summary>
    public void Grow()
    {
        var larger = new byte[Buffer.Length * 2];
        Buffer.CopyTo(larger, 0);
        Buffer = larger;
    }
}
