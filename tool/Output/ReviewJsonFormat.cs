using System.Text.Json;
using TrackingPlan.Language.Changes;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Review;

namespace TrackingPlan.Tool.Output;

/// <summary>A review as JSON; tool/schemas/review.schema.json describes it.</summary>
internal static class ReviewJsonFormat
{
    public static void Write(PlanReview review, TextWriter output) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("version", "1");
        WritePlan(json, "base", review.Base);
        WritePlan(json, "head", review.Head);
        json.WriteString("failOn", Word(review.FailOn));
        json.WriteBoolean("fails", review.Fails);
        json.WriteStartObject("count");
        json.WriteNumber("breaking", review.Count(Impact.Breaking));
        json.WriteNumber("warning", review.Count(Impact.Warning));
        json.WriteNumber("none", review.Count(Impact.None));
        json.WriteEndObject();
        json.WriteStartArray("changes");
        foreach (var change in review.Changes)
            WriteChange(json, review, change);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in review.Notes)
            json.WriteStringValue(note.Text);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WritePlan(Utf8JsonWriter json, string property, PlanFile plan)
    {
        json.WriteStartObject(property);
        json.WriteString("source", plan.Label);
        json.WriteString("file", plan.Path);
        json.WriteString("name", plan.Model.Name);
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, PlanReview review, ReviewedChange reviewed)
    {
        var change = reviewed.Change;
        json.WriteStartObject();
        json.WriteString("rule", change.Rule.Id);
        json.WriteString("title", change.Rule.Title);
        json.WriteString("message", change.Message);
        json.WriteString("code", Word(reviewed.Code));
        json.WriteString("data", Word(reviewed.Data));
        json.WriteBoolean("fails", reviewed.Fails);
        json.WriteString("fingerprint", reviewed.Fingerprint);
        WriteSubject(json, change.Subject);
        WriteOptional(json, "before", change.Before);
        WriteOptional(json, "after", change.After);
        JsonOutput.WritePlace(json, "place", review.Head.Path, reviewed.Place);
        if (reviewed.FormerPlace is { } former)
            JsonOutput.WritePlace(json, "formerPlace", review.Base.Path, former);

        json.WriteStartArray("consumers");
        foreach (var consumer in change.Consumers)
        {
            json.WriteStartObject();
            json.WriteString("kind", Word(consumer.Kind));
            json.WriteString("name", consumer.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (review.KnowsCallSites)
            WriteCallSites(json, reviewed.CallSites);
        if (reviewed.Allowed is { } entry)
        {
            json.WriteStartObject("accepted");
            json.WriteString("until", entry.Until);
            json.WriteString("reason", entry.Reason);
            json.WriteEndObject();
        }

        json.WriteString("why", change.Rule.Why);
        json.WriteString("advice", change.Rule.Advice);
        json.WriteEndObject();
    }

    private static void WriteSubject(Utf8JsonWriter json, ChangeSubject subject)
    {
        json.WriteStartObject("subject");
        json.WriteString("kind", Word(subject.Kind));
        if (subject.CallKind is { } kind)
            json.WriteString("call", Word(kind));
        WriteOptional(json, "name", subject.Name);
        if (subject.Version is { } version)
            json.WriteNumber("version", version);
        WriteOptional(json, "property", subject.Path);
        json.WriteEndObject();
    }

    private static void WriteCallSites(Utf8JsonWriter json, IReadOnlyList<LoggedCallSite> sites)
    {
        json.WriteStartArray("callSites");
        foreach (var site in sites)
        {
            json.WriteStartObject();
            json.WriteString("file", site.File);
            json.WriteNumber("line", site.Line);
            json.WriteNumber("column", site.Column);
            json.WriteString("message", site.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, string property, string? value)
    {
        if (value is not null)
            json.WriteString(property, value);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
