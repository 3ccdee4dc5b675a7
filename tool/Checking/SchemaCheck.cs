using Newtonsoft.Json;
using NJsonSchema;
using NJsonSchema.Validation;
using TrackingPlan.Json;
using TrackingPlan.Plan;
using TrackingPlan.Tool.Plans;

namespace TrackingPlan.Tool.Checking;

/// <summary>Validates a native plan against the published JSON Schema, the one that editors complete from.</summary>
internal static class SchemaCheck
{
    public const string Id = "JSON_SCHEMA";

    private const string Resource = "tracking-plan.schema.json";

    public static IEnumerable<CheckFinding> Run(PlanFile plan)
    {
        if (plan.Reading.Model is not { Shape: PlanShape.Native } || HasSyntaxErrors(plan.Reading.Document))
            yield break;
        using var stream = typeof(SchemaCheck).Assembly.GetManifestResourceStream(Resource);
        if (stream is null)
            yield break;

        using var reader = new StreamReader(stream);
        var schema = JsonSchema.FromJsonAsync(reader.ReadToEnd()).GetAwaiter().GetResult();
        var places = new HashSet<int>();
        foreach (var error in Validate(schema, plan.Text).SelectMany(Leaves))
        {
            // A value that fits none of several schemas has an error for each of them.
            var place = PlaceOf(plan, error);
            if (!places.Add(place.Start))
                continue;
            yield return new CheckFinding(
                Id, "Against the JSON Schema", Severity.Warning, $"{error.Path}: {error.Kind} (the JSON Schema of plans)", place, []);
        }
    }

    private static ICollection<ValidationError> Validate(JsonSchema schema, string text)
    {
        try
        {
            return schema.Validate(text);
        }
        catch (JsonException)
        {
            // Its reader is stricter than JSON in places (numbers, depth); the rules have read the plan and said what is wrong.
            return [];
        }
    }

    /// <summary>An error of a whole object is only the shadow of what is wrong inside of it.</summary>
    private static IEnumerable<ValidationError> Leaves(ValidationError error) =>
        error is ChildSchemaValidationError { Errors.Count: > 0 } parent
            ? parent.Errors.SelectMany(schema => schema.Value).SelectMany(Leaves)
            : [error];

    private static bool HasSyntaxErrors(JsonDocument document)
    {
        foreach (var problem in document.Problems)
        {
            if (problem.Kind == JsonProblemKind.Syntax)
                return true;
        }

        return false;
    }

    /// <summary>The validator knows where a value ends; the mark goes to that line's first character that is no blank.</summary>
    private static Place PlaceOf(PlanFile plan, ValidationError error)
    {
        var line = error.HasLineInfo ? Math.Max(0, error.LineNumber - 1) : 0;
        var start = plan.Lines.Start(line);
        var end = start;
        while (start < plan.Text.Length && plan.Text[start] is ' ' or '\t')
            start++;
        while (end < plan.Text.Length && plan.Text[end] is not '\r' and not '\n')
            end++;
        return plan.PlaceOf(new Origin(start, Math.Max(0, end - start)));
    }
}
