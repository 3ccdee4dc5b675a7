using NJsonSchema;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Tool.Tests;

/// <summary>The schemas of the tool's own JSON, which other programs rely on.</summary>
internal static class PublishedSchema
{
    /// <summary>By two evaluators: one of others, and the tool's own, which knows more keywords.</summary>
    public static async Task AssertValidAsync(string name, string json)
    {
        var path = Path.Combine(Repository.Root, $"tool/schemas/{name}.schema.json");
        var schema = await JsonSchema.FromFileAsync(path, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(json).Select(error => error.ToString()));

        var document = JsonParser.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Root;
        Assert.Empty(new SchemaCompiler(document).Compile(document).Judge(InstanceBuilder.Of(JsonParser.Parse(json).Root)));
    }
}
