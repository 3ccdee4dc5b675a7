using System.Text;
using System.Text.Json;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Instances;
using TrackingPlan.Language.Schemas.Judging;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Validation;
using JsonDocument = TrackingPlan.Language.Json.JsonDocument;

namespace TrackingPlan.Tool.Checking;

/// <summary>Validates a native plan against the published JSON Schema, the one that editors complete from.</summary>
internal static class SchemaCheck
{
    public const string Id = "JSON_SCHEMA";

    private const string Resource = "tracking-plan.schema.json";

    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = JsonParser.MaxDepth };

    private static readonly Lazy<CompiledSchema> Schema = new(Compile);

    public static IEnumerable<CheckFinding> Run(PlanFile plan)
    {
        if (plan.Reading.Model is not { Shape: PlanShape.Native } || HasSyntaxErrors(plan.Reading.Document))
            return [];

        // Comments and commas too many are forgiven: the rules have said what there is to say about them.
        var text = Encoding.UTF8.GetBytes(WholeJson.Of(plan.Text));
        var payload = new Instance();
        InstanceReader.Read(payload, text, Lenient);
        var evaluation = new Evaluation();
        Schema.Value.Check(payload.Root, evaluation);
        return Findings(plan, evaluation, OffsetsOf(evaluation.Places, text));
    }

    /// <summary>One a line, the first.</summary>
    private static IEnumerable<CheckFinding> Findings(PlanFile plan, Evaluation evaluation, Dictionary<int, int> offsets)
    {
        var lines = new HashSet<int>();
        foreach (var (violation, place) in evaluation.Found.Zip(evaluation.Places))
        {
            var (line, _) = plan.Lines.Locate(offsets[place]);
            if (lines.Add(line))
                yield return new CheckFinding(Id, "Against the JSON Schema", Severity.Warning, $"{violation.Path}: {violation.Description} (the JSON Schema of plans)", PlaceOf(plan, line), []);
        }
    }

    /// <summary>Places in bytes as places in characters, in one pass through the text.</summary>
    private static Dictionary<int, int> OffsetsOf(IReadOnlyList<int> places, byte[] text)
    {
        var offsets = new Dictionary<int, int>();
        var (bytes, characters) = (0, 0);
        foreach (var place in places.Distinct().Order())
        {
            characters += Encoding.UTF8.GetCharCount(text, bytes, place - bytes);
            bytes = place;
            offsets[place] = characters;
        }

        return offsets;
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
    private static Place PlaceOf(PlanFile plan, int line)
    {
        var start = plan.Lines.Start(line);
        var end = start;
        while (plan.Text[start] is ' ' or '\t')
            start++;
        while (end < plan.Text.Length && plan.Text[end] is not '\r' and not '\n')
            end++;
        return plan.PlaceOf(new Origin(start, end - start));
    }
}
