using System.Globalization;
using TrackingPlan.Tool.Output;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Validation;

/// <summary>The formats in which a validation is written, by the word that <c>--format</c> takes.</summary>
internal static class ValidationFormats
{
    public static readonly string[] Names = ["text", "json"];

    private const int ShownKinds = 10;

    public static void Write(string format, ValidationSummary summary, PlanValidator validator, ToolContext context)
    {
        if (format == "json")
            WriteJson(summary, validator, context.Out);
        else
            WriteText(summary, validator, context.Out);
    }

    /// <summary>One violation a line; in JSON, one object a line.</summary>
    public static void WriteDetails(BlockResult block, string path, string format, ToolContext context)
    {
        foreach (var (line, name, violation) in block.Violations)
        {
            context.Out.WriteLine(format == "json"
                ? System.Text.Json.JsonSerializer.Serialize(new
                {
                    line,
                    @event = name,
                    type = violation.Type,
                    field = violation.Path,
                    description = violation.Description,
                })
                : SafeText.OneLine($"{path}({line}): {name}: {violation.Type}: {violation.Path}: {violation.Description}"));
        }
    }

    private static void WriteText(ValidationSummary summary, PlanValidator validator, TextWriter output)
    {
        Columns.Write(
            output,
            ["Event", " Payloads", " Invalid", "In the plan"],
            summary.Events.Select(e => new[] { e.Name, Number(e.Payloads), Number(e.Invalid), e.IsPlanned ? "yes" : "no" }));
        foreach (var e in summary.Events.Where(e => e.Invalid > 0))
        {
            output.WriteLine();
            output.WriteLine(SafeText.Short(e.Name));
            var kinds = e.Violations.ToList();
            foreach (var kind in kinds.Take(ShownKinds))
            {
                var v = kind.Violation;
                output.WriteLine($"  {Number(kind.Count)} × {v.Type}: {SafeText.Short(v.Path)}: {SafeText.Short(v.Description)} (first at line {kind.FirstLine})");
            }

            if (kinds.Count > ShownKinds)
                output.WriteLine($"  and {kinds.Count - ShownKinds} more kinds; --details lists every violation");
        }

        output.WriteLine();
        foreach (var note in validator.Notes)
            output.WriteLine("note: " + SafeText.Short(note));
        output.WriteLine($"{Number(summary.Payloads)} payloads: {Number(summary.Invalid)} invalid, {Number(summary.Unplanned)} of events that the plan does not have.");
    }

    private static void WriteJson(ValidationSummary summary, PlanValidator validator, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("version", "1");
        json.WriteNumber("payloads", summary.Payloads);
        json.WriteNumber("invalid", summary.Invalid);
        json.WriteNumber("unplanned", summary.Unplanned);
        json.WriteStartArray("events");
        foreach (var e in summary.Events)
        {
            json.WriteStartObject();
            json.WriteString("name", e.Name);
            json.WriteBoolean("planned", e.IsPlanned);
            json.WriteNumber("payloads", e.Payloads);
            json.WriteNumber("invalid", e.Invalid);
            json.WriteStartArray("violations");
            foreach (var kind in e.Violations)
            {
                json.WriteStartObject();
                json.WriteString("type", kind.Violation.Type);
                json.WriteString("field", kind.Violation.Path);
                json.WriteString("description", kind.Violation.Description);
                json.WriteNumber("count", kind.Count);
                json.WriteNumber("firstLine", kind.FirstLine);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in validator.Notes)
            json.WriteStringValue(note);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
