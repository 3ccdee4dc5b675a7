using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Tool.Tests.PublicApi;

/// <summary>A rule as Segment holds one: without a property.</summary>
internal static class LiveRule
{
    public static JsonValue Of(string type, string? key, int version = 1) => JsonBuild.Object(
        ("type", JsonBuild.Text(type)),
        ("key", key is null ? JsonBuild.Null : JsonBuild.Text(key)),
        ("version", JsonBuild.Number(version)),
        ("jsonSchema", JsonBuild.Object(("type", JsonBuild.Text("object")), ("properties", JsonBuild.Object(("properties", JsonBuild.Object()), ("traits", JsonBuild.Object()), ("context", JsonBuild.Object()))))));
}
