using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace TrackingPlan.Endpoint;

/// <summary>Reads a body of at most so many bytes, as they arrive and again once they are inflated, so that no body can fill the memory.</summary>
internal static class RequestBody
{
    public static async Task<byte[]> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
            throw TooLarge(limit);

        var body = await ReadToEndAsync(request.Body, limit, cancellationToken).ConfigureAwait(false);
        var encoding = request.Headers.ContentEncoding.ToString();
        return encoding.ToUpperInvariant() switch
        {
            "" or "IDENTITY" => body,
            "GZIP" => await InflateAsync(body, limit, cancellationToken).ConfigureAwait(false),
            _ => throw new RequestRefusedException(
                StatusCodes.Status400BadRequest, "unsupported_encoding", "The Content-Encoding is not supported; send gzip, or leave the header out."),
        };
    }

    private static async Task<byte[]> InflateAsync(byte[] compressed, int limit, CancellationToken cancellationToken)
    {
        try
        {
            using var source = new MemoryStream(compressed, writable: false);
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            return await ReadToEndAsync(gzip, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            throw new RequestRefusedException(StatusCodes.Status400BadRequest, "invalid_gzip", "The body is not valid gzip, as its Content-Encoding says it is.");
        }
    }

    private static async Task<byte[]> ReadToEndAsync(Stream stream, int limit, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var block = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > limit)
                throw TooLarge(limit);
            body.Write(block, 0, read);
        }

        return body.ToArray();
    }

    private static RequestRefusedException TooLarge(int limit) => new(
        StatusCodes.Status400BadRequest,
        "payload_too_large",
        string.Create(CultureInfo.InvariantCulture, $"Exceed payload limit: the body is larger than {limit:N0} bytes."));
}
