using System.Text;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Naming;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Documents.Schemas;

/// <summary>
/// Makes of the schemas of a plan what the meta-schema of draft-07 accepts, with the plan's own keywords beside: each is said as
/// <see cref="Tidy"/> says it, and what means nothing to any reader goes, with a word about it.
/// </summary>
/// <param name="targets">What references may lead to, as <see cref="JsonPointer.Normalize"/> writes it.</param>
/// <param name="losses">Receives what goes.</param>
internal sealed class Draft07(IReadOnlySet<string> targets, List<Loss> losses)
{
    private const string Circle = "it leads in a circle back to itself, so any value is meant";

    /// <summary>A plan all of whose schemas are draft-07, those that references lead to as well.</summary>
    public static PlanDocument Plan(PlanDocument plan, List<Loss> losses)
    {
        var shared = plan.Definitions.Select(d => JsonPointer.Normalize(d.Name)).ToHashSet(StringComparer.Ordinal);
        var found = new List<Loss>();
        var result = plan with
        {
            Definitions = ReferenceCircles.Break(
                [.. plan.Definitions.Select(d => d with { Value = new Draft07(shared, found).Schema(Tidy.Schema(d.Value), PathOf(d.Name)) })],
                name => found.Add(new Loss(PathOf(name), Circle))),
            Calls = [.. plan.Calls.Select(Call)],
        };

        // What a reference leads to may stand in a call, which has said it too.
        losses.AddRange(found.Distinct());
        return result;

        CallDocument Call(CallDocument call)
        {
            var path = plan.PathOf(call);
            var schemas = new Draft07(call.Shared.Count == 0 ? shared : call.Shared.Select(d => JsonPointer.Normalize(d.Name)).ToHashSet(StringComparer.Ordinal), found);
            return call with
            {
                Body = schemas.Schema(Tidy.Schema(call.Body), path, call.IsTraits ? "traits" : "properties"),
                Shared = ReferenceCircles.Break(
                    [.. call.Shared.Select(d => d with { Value = new Draft07(schemas.Targets, found).Schema(Tidy.Schema(d.Value), $"{path} ({d.Name})") })],
                    name => found.Add(new Loss($"{path} ({name})", Circle))),
            };
        }
    }

    /// <summary>A schema that stands alone, with what its references lead to.</summary>
    public static JsonValue Alone(JsonValue schema)
    {
        var targets = References.From(schema).Select(d => JsonPointer.Normalize(d.Name)).ToHashSet(StringComparer.Ordinal);
        return new Draft07(targets, []).Schema(Tidy.Schema(schema), "$");
    }

    private IReadOnlySet<string> Targets => targets;

    /// <param name="schema">Already tidy.</param>
    /// <param name="path">Where it stands in a native plan, as a JSON path.</param>
    /// <param name="properties">What a native plan calls its properties.</param>
    public JsonValue Schema(JsonValue schema, string path, string properties = "properties")
    {
        if (schema.Kind != JsonKind.Object)
        {
            if (!IsSchema(schema) && schema.Kind != JsonKind.Null)
                losses.Add(new Loss(path, $"{Words.Describe(schema)} is no schema, so any value is meant"));
            return schema.Kind == JsonKind.False ? JsonBuild.Object(("not", JsonBuild.Object())) : JsonBuild.Object();
        }

        return Tidy.WithoutIdle(schema.Map(member =>
        {
            var place = $"{path}.{(member.Name == "properties" ? properties : member.Name)}";
            return member.Name == "$ref" ? Reference(member, place) : Value(member, place, schema) is { } value ? member.With(value) : null;
        }));
    }

    private JsonMember? Reference(JsonMember reference, string path)
    {
        if (reference.Value.Kind == JsonKind.String && targets.Contains(JsonPointer.Normalize(reference.Value.Text)))
            return reference;
        losses.Add(new Loss(path, "it leads nowhere, so any value is meant"));
        return null;
    }

    private JsonValue? Value(JsonMember member, string path, JsonValue schema)
    {
        if (KeywordTable.Find(member.Name) is not { Role: KeywordRole.Limits or KeywordRole.Describes or KeywordRole.Own } keyword)
        {
            if (!IsEmpty(member.Value))
                losses.Add(new Loss(path, "it is no word of JSON Schema draft-07 and none of the plan's"));
            return null;
        }

        if (schema["$ref"] is not null && keyword.Role == KeywordRole.Limits)
        {
            losses.Add(new Loss(path, "beside \"$ref\" only descriptions count"));
            return null;
        }

        if (!keyword.Value.Accepts(member.Value) || (member.Name == "csharpName" && !Identifier.IsPinnable(member.Value.Text)))
        {
            var expected = member.Name == "csharpName" ? "a C# identifier" : keyword.Value.Expected;
            losses.Add(new Loss(path, $"{Words.Describe(member.Value)} means nothing there; expected {expected}"));
            return member.Name switch { "type" => Tidy.AnyType(schema), "items" => JsonBuild.Object(), _ => null };
        }

        return member.Name switch
        {
            "enum" => Distinct(member.Value, member.Value.Items, JsonBuild.Key),
            "required" => Names(member.Value, path),
            "dependencies" => SchemaParts.Map(member.Name, Lists(member.Value, path), path, Inner),
            _ => SchemaParts.Map(member.Name, member.Value, path, Inner),
        };

        JsonValue Inner(JsonValue inner, string place) => inner.IsBoolean && place == path ? inner : Schema(inner, place);
    }

    private JsonValue Lists(JsonValue dependencies, string path) => JsonBuild.Object(
        dependencies.Members.Select(m => m.Value.Kind == JsonKind.Array ? m with { Value = Names(m.Value, $"{path}[{JsonText.Of(m.Name)}]") } : m));

    private JsonValue Names(JsonValue names, string path)
    {
        for (var i = 0; i < names.Items.Count; i++)
        {
            if (names.Items[i].Kind != JsonKind.String)
                losses.Add(new Loss($"{path}[{i}]", $"{Words.Describe(names.Items[i])} is no name"));
        }

        return Distinct(names, names.Items.Where(name => name.Kind == JsonKind.String), name => name.Text);
    }

    private static JsonValue Distinct(JsonValue list, IEnumerable<JsonValue> items, Func<JsonValue, string> key)
    {
        var distinct = items.DistinctBy(key).ToList();
        return distinct.Count == list.Items.Count ? list : JsonBuild.Array(distinct);
    }

    /// <summary>The place that a reference leads to, as a JSON path into a native plan.</summary>
    public static string PathOf(string pointer)
    {
        var path = new StringBuilder("$");
        var isName = false;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            var name = JsonPointer.LastName("/" + segment);
            if (isName)
                path.Append('[').Append(JsonText.Of(name)).Append(']');
            else
                path.Append('.').Append(name);
            isName = !isName && name is "definitions" or "$defs" or "events" or "versions" or "properties" or "traits" or "patternProperties";
        }

        return path.ToString();
    }

    private static bool IsEmpty(JsonValue value) =>
        value.Kind is JsonKind.Null or JsonKind.False || (value.Kind is JsonKind.Object or JsonKind.Array or JsonKind.String && value.Members.Count + value.Items.Count + value.Text.Length == 0);

    private static bool IsSchema(JsonValue value) => value.IsBoolean || value.Kind == JsonKind.Object;
}
