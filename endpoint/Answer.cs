using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TrackingPlan.Endpoint;

/// <summary>Writes the JSON of an answer.</summary>
internal static class Answer
{
    public static Task OkAsync(HttpContext context) => JsonAsync(context, StatusCodes.Status200OK, writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("success", true);
        writer.WriteEndObject();
    });

    public static Task ErrorAsync(HttpContext context, int status, string code, string message, IReadOnlyList<ApiViolation>? violations = null) =>
        JsonAsync(context, status, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("error");
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            if (violations is { Count: > 0 })
            {
                writer.WriteStartArray("violations");
                foreach (var violation in violations)
                {
                    writer.WriteStartObject();
                    writer.WriteString("code", violation.Code);
                    writer.WriteString("field", violation.Field);
                    writer.WriteString("message", violation.Message);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });

    public static async Task JsonAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
            write(writer);

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.WrittenCount;
        await context.Response.Body.WriteAsync(json.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }
}
