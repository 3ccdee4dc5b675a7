using System.Buffers;
using System.Text;
using System.Text.Json;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Tool.Output;

/// <summary>Writes JSON for machines and for people who look: indented, line feeds, what is not ASCII escaped.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
            write(json);

        // Two number signs begin a command in the logs of build servers; in JSON they stand in strings alone, where one may be escaped.
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan).Replace("##", "#\\u0023", StringComparison.Ordinal));
        output.Write('\n');
    }

    /// <param name="property">Null inside of an array.</param>
    public static void WritePlace(Utf8JsonWriter json, string? property, string file, Place place)
    {
        if (property is null)
            json.WriteStartObject();
        else
            json.WriteStartObject(property);
        json.WriteString("file", file);
        json.WriteNumber("line", place.Line + 1);
        json.WriteNumber("column", place.Column + 1);
        json.WriteNumber("endLine", place.EndLine + 1);
        json.WriteNumber("endColumn", place.EndColumn + 1);
        json.WriteEndObject();
    }
}
