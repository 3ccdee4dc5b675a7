using System.Text.Json;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Tool.Validation;

/// <summary>What was found in a few lines of the file. Used again for other lines.</summary>
internal sealed class BlockResult
{
    public long Bytes { get; private set; }

    public Dictionary<string, EventCount> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>In the order of the file.</summary>
    public List<LineViolation> Violations { get; } = [];

    public void Begin(long bytes)
    {
        Bytes = bytes;
        Counts.Clear();
        Violations.Clear();
    }
}

/// <summary>How often an event was met.</summary>
internal sealed class EventCount
{
    public long Payloads { get; set; }

    public long Invalid { get; set; }

    public bool IsPlanned { get; set; }
}

/// <param name="Line">Of the file, from 1.</param>
/// <param name="Event">The event, or the kind of call.</param>
internal readonly record struct LineViolation(long Line, string Event, SchemaViolation Violation);

/// <summary>Checks the payloads of a few whole lines.</summary>
internal static class BlockChecker
{
    public const string NoJson = "(no JSON)";

    public static BlockResult Check(EventBlock block, PlanValidator validator)
    {
        var result = block.Result;
        result.Begin(block.Length);
        var rest = new ReadOnlyMemory<byte>(block.Buffer, 0, block.Length);
        for (var line = block.FirstLine; !rest.IsEmpty; line++)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            var text = end < 0 ? rest : rest[..end];
            rest = end < 0 ? ReadOnlyMemory<byte>.Empty : rest[(end + 1)..];
            if (line == 1 && text.Span.StartsWith("\uFEFF"u8))
                text = text[3..];
            if (text.Span.ContainsAnyExcept(" \t\r"u8))
                CheckLine(text, line, validator, block, result);
        }

        return result;
    }

    private static void CheckLine(ReadOnlyMemory<byte> text, long line, PlanValidator validator, EventBlock block, BlockResult result)
    {
        try
        {
            InstanceReader.Read(block.Payload, text);
            var root = block.Payload.Root;

            // A recorded request holds its calls in a batch.
            if (root.TryGet("batch"u8, out var batch) && batch.Kind == JsonKind.Array)
            {
                foreach (var payload in batch.EnumerateItems())
                    CheckPayload(payload, line, validator, block.Evaluation, result);
            }
            else
            {
                CheckPayload(root, line, validator, block.Evaluation, result);
            }
        }
        catch (JsonException)
        {
            // The parser's own message may quote the line, which is personal data.
            Add(result, line, NoJson, isPlanned: false, [new SchemaViolation("Invalid JSON", "(root)", "The line is no JSON", "a JSON object")]);
        }
    }

    private static void CheckPayload(InstanceValue payload, long line, PlanValidator validator, Evaluation evaluation, BlockResult result)
    {
        if (payload.Kind != JsonKind.Object)
        {
            Add(result, line, NoJson, isPlanned: false, [new SchemaViolation("Invalid JSON", "(root)", "The payload is no JSON object", "a JSON object")]);
            return;
        }

        var verdict = validator.Check(payload, evaluation);
        Add(result, line, verdict.Name, verdict.IsPlanned, evaluation.Found);
    }

    private static void Add(BlockResult result, long line, string name, bool isPlanned, IReadOnlyList<SchemaViolation> found)
    {
        if (!result.Counts.TryGetValue(name, out var count))
            result.Counts[name] = count = new EventCount { IsPlanned = isPlanned };
        count.Payloads++;
        if (found.Count > 0)
            count.Invalid++;
        for (var i = 0; i < found.Count; i++)
            result.Violations.Add(new LineViolation(line, name, found[i]));
    }
}
