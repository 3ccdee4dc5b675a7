using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Schemas.Patterns;
using TrackingPlan.Language.Shapes.PublicApi.Writing;

namespace TrackingPlan.Language.Shapes.JsonSchema;

/// <summary>
/// A document as JSON Schema, draft-07: one schema for the whole payload of each call, and one of the plan that accepts any of them.
/// </summary>
internal sealed class JsonSchemaWriter
{
    public const string PlanFile = "plan.schema.json";

    private readonly PlanDocument _plan;
    private readonly List<Loss> _losses;
    private readonly ReferenceWriter _references = new(keepsAll: true);
    private readonly ReferenceTargets _shared;

    private JsonSchemaWriter(PlanDocument plan, List<Loss> losses) => (_plan, _losses, _shared) = (plan, losses, new ReferenceTargets(plan.Definitions));

    /// <exception cref="InputException">The plan has no calls.</exception>
    public static IReadOnlyList<ExportFile> Write(PlanDocument plan, List<Loss> losses)
    {
        if (plan.Calls.All(c => c.Kind == PlannedCallKind.Common))
            throw new InputException("the plan has no calls, and a JSON Schema of no payload would accept none; add an event first.");
        return new JsonSchemaWriter(plan, losses).Files();
    }

    /// <summary>What the schemas say of the plan: nobody reads a plan from them.</summary>
    public static PlanDocument Held(PlanDocument plan) => plan with
    {
        Native = [],
        IsNative = false,
        Definitions = [.. plan.Definitions.Select(d => d with { Value = NativeKeywords.WithoutOwn(d.Value) })],
        Calls = [.. plan.Calls.Select(call => call with
        {
            Native = [],
            Body = NativeKeywords.WithoutOwn(call.Body),
            Shared = [.. call.Shared.Select(d => d with { Value = NativeKeywords.WithoutOwn(d.Value) })],
            Around = call.Around?.Without("labels"),
        })],
    };

    private List<ExportFile> Files()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal) { "PLAN" };
        var calls = new List<(string File, JsonValue Schema)>();
        var several = _plan.Calls.GroupBy(c => (c.Kind, c.Name)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        foreach (var call in _plan.Calls.Where(c => c.Kind != PlannedCallKind.Common))
        {
            var hasVersions = several.Contains((call.Kind, call.Name));
            var name = FileNames.Slug(call.Name.Length > 0 ? call.Name : call.Kind.ToString()) + (hasVersions ? $"-{call.Version ?? 1}" : "");
            calls.Add((FileNames.Unique(name, taken) + ".schema.json", Payload(call, hasVersions)));
        }

        var common = _plan.Calls.Where(c => c.Kind == PlannedCallKind.Common).Select(c => Alone(c.Body, c, _plan.PathOf(c)).Without("$schema")).ToList();
        var any = JsonBuild.Object(
            ("title", JsonBuild.Text(_plan.Name)),
            ("description", _plan.Description is { } description ? JsonBuild.Text(description) : null),
            ("allOf", common.Count > 0 ? JsonBuild.Array(common) : null),
            ("anyOf", JsonBuild.Array(calls.Select(c => c.Schema))));

        // Shared schemas go along with each file, so that each stands alone.
        foreach (var definition in _plan.Definitions.Where(d => Array.Exists(References.Groups, group => References.IsIn(group, d.Name))))
            _references.Define(JsonPointer.Normalize(definition.Name), _shared);
        var definitions = _references.Definitions().Select(d => d with { Value = Portable(d.Value, $"$.definitions[{JsonText.Of(d.Name)}]", "properties") }).ToList();
        return [File(PlanFile, any), .. calls.Select(c => File(c.File, c.Schema))];

        ExportFile File(string name, JsonValue schema) => ExportFile.Of(name, JsonBuild.Object(
        [
            JsonBuild.Member("$schema", JsonBuild.Text(SegmentRules.Draft07)),
            .. schema.Members,
            .. definitions.Count > 0 ? [JsonBuild.Member("definitions", JsonBuild.Object(definitions))] : (JsonMember[])[],
        ]));
    }

    /// <summary>What tells the call apart from the others, and what its plan says.</summary>
    private JsonValue Payload(CallDocument call, bool hasVersions)
    {
        var path = _plan.PathOf(call);
        var own = call.Shared.Select(d => JsonPointer.Normalize(d.Name)).ToHashSet(StringComparer.Ordinal);
        var around = call.Around is null ? null : new Draft07(own, _losses).Schema(Tidy.Schema(call.Around.Without("labels")), path);
        var schema = SegmentRules.PayloadSchema(call with
        {
            Body = Alone(call.Body, call, path, call.IsTraits ? "traits" : "properties"),
            Around = around is null ? null : Alone(around, call, path),
        }).Without("$schema");
        var properties = schema["properties"]!;
        var required = (schema["required"]?.Items ?? []).Select(r => r.Text).ToList();
        Fix("type", JsonBuild.Text(call.Kind.ToString().ToLowerInvariant()));
        if (call.Kind == PlannedCallKind.Track)
            Fix("event", JsonBuild.Text(call.Name));
        if (hasVersions || call.Version is not null)
            properties = properties.With("context", VersionIn(properties["context"], call.Version ?? 1));

        return JsonBuild.Object(
        [
            JsonBuild.Member("title", JsonBuild.Text(call.Name.Length > 0 ? call.Name : call.Kind.ToString())),
            .. schema.Members.Where(m => m.Name is not ("properties" or "required" or "title")),
            JsonBuild.Member("properties", properties),
            JsonBuild.Member("required", JsonBuild.Array(required.Distinct().Select(JsonBuild.Text))),
        ]);

        void Fix(string name, JsonValue value)
        {
            properties = properties.With(name, JsonBuild.Object(("const", value)));
            required.Add(name);
        }
    }

    private JsonValue Alone(JsonValue schema, CallDocument call, string path, string properties = "properties") =>
        Portable(_references.Write(schema, call.Shared.Count > 0 ? new ReferenceTargets(call.Shared) : _shared), path, properties);

    /// <summary>A schema whose patterns anyone can run, without what only a plan says.</summary>
    private JsonValue Portable(JsonValue schema, string path, string properties)
    {
        return NativeKeywords.WithoutOwn(schema).Map(member =>
        {
            var place = $"{path}.{(member.Name == "properties" ? properties : member.Name)}";
            return member switch
            {
                { Name: "definitions" or "$defs" } => null,
                { Name: "pattern", Value.Kind: JsonKind.String } => Pattern(member.Value.Text, place) is { } pattern ? Respelled(member, pattern) : null,
                _ => member.With(SchemaParts.Map(member.Name, Patterns(member, place), place, (inner, innerPlace) => Portable(inner, innerPlace, "properties"))),
            };
        });
    }

    private JsonValue Patterns(JsonMember member, string place) => member is not { Name: "patternProperties", Value.Kind: JsonKind.Object } ? member.Value
        : JsonBuild.Object(member.Value.Members
            .Select(m => (Pattern: Pattern(m.Name, $"{place}[{JsonText.Of(m.Name)}]"), m.Value))
            .Where(m => m.Pattern is not null).Select(m => JsonBuild.Member(m.Pattern!, m.Value)).DistinctBy(m => m.Name));

    private static JsonMember Respelled(JsonMember member, string pattern) => pattern == member.Value.Text ? member : member with { Value = JsonBuild.Text(pattern) };

    private string? Pattern(string pattern, string path)
    {
        var portable = PatternTranslation.Of(pattern).Ecma;
        if (portable is null)
            _losses.Add(new Loss(path, "JSON Schema takes patterns of ECMA-262, which cannot say this one"));
        return portable;
    }

    private static JsonValue VersionIn(JsonValue? context, int version) =>
        (context ?? JsonBuild.Object()).With("properties", (context?["properties"] ?? JsonBuild.Object()).With(
            "protocols",
            JsonBuild.Object(("properties", JsonBuild.Object(("event_version", JsonBuild.Object(("const", JsonBuild.Number(version)))))))));
}
