using System.Text;
using System.Text.Json;
using TrackingPlan.Json;
using TrackingPlan.Plan;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;
using TrackingPlan.Tool.Validation;
using JsonDocument = TrackingPlan.Json.JsonDocument;

namespace TrackingPlan.Tool.Checking;

/// <summary>Validates a native plan against the published JSON Schema, the one that editors complete from.</summary>
internal static class SchemaCheck
{
    public const string Id = "JSON_SCHEMA";

    private const string Resource = "tracking-plan.schema.json";

    private static readonly JsonReaderOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = JsonParser.MaxDepth };

    private static readonly Lazy<CompiledSchema> s_schema = new(Compile);

    public static IEnumerable<CheckFinding> Run(PlanFile plan)
    {
        if (plan.Reading.Model is not { Shape: PlanShape.Native } || HasSyntaxErrors(plan.Reading.Document))
            return [];

        // Comments and commas too many are forgiven: the rules have said what there is to say about them.
        var text = Encoding.UTF8.GetBytes(WholeJson.Of(plan.Text));
        var payload = new Instance();
        PayloadReader.Read(payload, text, s_lenient);
        var evaluation = new Evaluation();
        s_schema.Value.Check(payload.Root, evaluation);
        return evaluation.Found.Zip(evaluation.Places, (violation, place) => new CheckFinding(
            Id,
            "Against the JSON Schema",
            Severity.Warning,
            $"{violation.Path}: {violation.Description} (the JSON Schema of plans)",
            PlaceOf(plan, Encoding.UTF8.GetCharCount(text, 0, place)),
            [])).DistinctBy(finding => finding.Place.Start);
    }

    private static CompiledSchema Compile()
    {
        using var resource = typeof(SchemaCheck).Assembly.GetManifestResourceStream(Resource)!;
        using var text = new StreamReader(resource);
        var schema = JsonParser.Parse(text.ReadToEnd()).Root;
        return new SchemaCompiler(schema).Compile(schema);
    }

    private static bool HasSyntaxErrors(JsonDocument document)
    {
        foreach (var problem in document.Problems)
        {
            if (problem.Kind == JsonProblemKind.Syntax)
                return true;
        }

        return false;
    }

    /// <summary>The whole line: a value may begin there and end far below.</summary>
    private static Place PlaceOf(PlanFile plan, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && plan.Text[start - 1] is not '\r' and not '\n')
            start--;
        while (plan.Text[start] is ' ' or '\t')
            start++;
        while (end < plan.Text.Length && plan.Text[end] is not '\r' and not '\n')
            end++;
        return plan.PlaceOf(new Origin(start, end - start));
    }
}
