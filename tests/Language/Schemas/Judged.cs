using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;

namespace TrackingPlan.Language.Tests.Schemas;

/// <summary>What the judge says of a value, both written as JSON.</summary>
internal static class Judged
{
    public static IReadOnlyList<SchemaViolation> By(string schema, string value)
    {
        var document = JsonParser.Parse(schema).Root;
        return new SchemaCompiler(document).Compile(document).Judge(InstanceBuilder.Of(JsonParser.Parse(value).Root));
    }
}
