using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TrackingPlan.Endpoint;

/// <summary>The paths of the API, and those that Segment's libraries use beside the documented ones.</summary>
internal static class SegmentRoutes
{
    private static readonly (string Path, string? Type)[] Paths =
    [
        ("/v1/track", "track"), ("/v1/identify", "identify"), ("/v1/group", "group"),
        ("/v1/page", "page"), ("/v1/screen", "screen"), ("/v1/alias", "alias"),
        ("/v1/batch", null), ("/v1/import", null), ("/v1/b", null),
        ("/v1/t", "track"), ("/v1/i", "identify"), ("/v1/g", "group"), ("/v1/p", "page"), ("/v1/a", "alias"),
    ];

    public static void Map(WebApplication app, CallReceiver receiver)
    {
        app.Use(AnswerUnknownPath);
        foreach (var (path, type) in Paths)
        {
            app.MapPost(path, context => receiver.ReceiveAsync(context, type));
            app.MapMethods(path, [HttpMethods.Options], AnswerPreflight);
        }

        app.MapGet("/v1/projects/{writeKey}/settings", GetSettings);
    }

    /// <summary>A page of any origin may send calls, as to Segment itself; it can read nothing but the answer to its own.</summary>
    public static void AllowAnyOrigin(HttpResponse response) => response.Headers.AccessControlAllowOrigin = "*";

    private static Task AnswerUnknownPath(HttpContext context, RequestDelegate next) => context.GetEndpoint() is not null
        ? next(context)
        : Answer.ErrorAsync(context, StatusCodes.Status404NotFound, "not_found", "Nothing is here. Calls go to POST /v1/track, /v1/batch and their siblings.");

    private static Task AnswerPreflight(HttpContext context)
    {
        AllowAnyOrigin(context.Response);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.AccessControlAllowMethods = "POST, OPTIONS";
        context.Response.Headers.AccessControlAllowHeaders = "Authorization, Content-Encoding, Content-Type, X-Retry-Count";
        context.Response.Headers.AccessControlMaxAge = TimeSpan.FromHours(1).TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    /// <summary>Analytics-CSharp and analytics.js hold back every call until they have read the settings of their source.</summary>
    private static Task GetSettings(HttpContext context)
    {
        AllowAnyOrigin(context.Response);
        return Answer.JsonAsync(context, StatusCodes.Status200OK, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("integrations");
            writer.WriteStartObject("Segment.io");
            writer.WriteString("apiKey", (string?)context.Request.RouteValues["writeKey"]);
            writer.WriteString("apiHost", $"{context.Request.Host}/v1");
            writer.WriteString("protocol", context.Request.Scheme);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartObject("plan");
            foreach (var kind in (ReadOnlySpan<string>)["track", "identify", "group"])
            {
                writer.WriteStartObject(kind);
                writer.WriteStartObject("__default");
                writer.WriteBoolean("enabled", true);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteStartObject("edgeFunction");
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
    }
}
