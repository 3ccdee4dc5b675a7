using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Reading;

/// <summary>
/// Reads JSON Schema as real plans write it: draft-07, with the spellings that are no draft at all but mean something. One for every file
/// shape.
/// </summary>
internal sealed partial class SchemaReader(PlanText text, SchemaReferences references, SchemaRoot root, bool isNative)
{
    private readonly SchemaMerge _merge = new(text, references, root);
    private int _depth;

    public Schema Read(JsonValue node)
    {
        if (_depth == PlanLimits.Depth)
        {
            text.ReportLimit(node.Range, "Schemas stand inside each other", PlanLimits.Depth, "this one may be any value; give a part of it a definition of its own");
            return new AnySchema { IsNullable = true, Origin = OriginOf(node) };
        }

        _depth++;
        var schema = ReadHere(node);
        _depth--;
        return schema;
    }

    private Schema ReadHere(JsonValue node)
    {
        if (node.Kind == JsonKind.False)
            text.Report(PlanRules.Untyped, node.Range, "false", "no value satisfies it, so leave the property out");
        else if (node.Kind is not (JsonKind.Object or JsonKind.True))
            text.ReportMisplaced(node, "A schema", "an object such as { \"type\": \"string\" }");
        if (node.Kind != JsonKind.Object)
            return new AnySchema { IsNullable = true, Origin = OriginOf(node) };

        node = Merge(node);
        var schema = node.Find("$ref") is { } reference ? ReadReference(node, reference) : ReadCombined(node);
        return Annotate(schema, node);
    }

    /// <summary>The node with what its <c>allOf</c> adds; what it holds that cannot be typed is said.</summary>
    private JsonValue Merge(JsonValue node)
    {
        if (node.Find("allOf") is { } allOf)
            node = _merge.Apply(node, allOf);
        ReportKeywords(node);
        return node;
    }

    private Schema ReadReference(JsonValue node, JsonMember reference)
    {
        foreach (var member in node.Members)
        {
            if (member.Name != "$ref" && KeywordTable.Find(member.Name) is { IsTyped: true })
                text.ReportIgnored(member, "nothing but descriptions beside \"$ref\"; put it into the definition");
        }

        if (reference.Value.Kind != JsonKind.String)
            text.ReportMisplaced(reference.Value, "\"$ref\"", "text such as \"#/definitions/user_id\"");
        else if (references.Resolve(reference.Value, root, this) is { } pointer)
            return new ReferenceSchema { Pointer = pointer };
        return new AnySchema { IsNullable = true };
    }

    private Schema ReadByType(JsonValue node)
    {
        if (node["const"] is { Kind: not JsonKind.Broken } constant)
            return new ConstSchema { Json = JsonText.Of(constant), IsNullable = constant.Kind == JsonKind.Null };

        var types = TypesOf(node);
        if (node.Find("enum") is { } values && ReadEnum(node, values, types) is { } enumeration)
            return enumeration;

        var isNullable = (types & JsonTypes.Null) != 0;
        var members = new List<Schema>();
        if ((types & JsonTypes.String) != 0)
            members.Add(ReadString(node));
        if ((types & JsonTypes.Number) != 0)
            members.Add(ReadNumber(node, isInteger: false));
        else if ((types & JsonTypes.Integer) != 0)
            members.Add(ReadNumber(node, isInteger: true));
        if ((types & JsonTypes.Boolean) != 0)
            members.Add(new BooleanSchema());
        if ((types & JsonTypes.Array) != 0 && !IsAny(types))
            members.Add(ReadArray(node));
        if ((types & JsonTypes.Object) != 0 && !IsAny(types))
            members.Add(ReadObject(node));

        if (IsAny(types))
            ReportUnchecked(node, "the value may be anything; say its \"type\"");
        return IsAny(types) ? new AnySchema { IsNullable = isNullable }
            : members.Count == 0 ? new ConstSchema { Json = "null", IsNullable = true }
            : members.Count == 1 ? members[0] with { IsNullable = isNullable }
            : new UnionSchema { Members = members.ConvertAll(member => member with { Origin = OriginOf(node) }).ToEquatableArray(), IsNullable = isNullable };
    }

    private Schema Annotate(Schema schema, JsonValue node) => schema with
    {
        Title = schema.Title ?? text.TextOf(node, "title"),
        Description = schema.Description ?? (text.TextOf(node, "description") is { Length: > 0 } words ? words : null),
        Default = node["default"] is { Kind: not JsonKind.Broken } value ? JsonText.Of(value) : null,
        Examples = node["examples"] is { Kind: JsonKind.Array } examples ? examples.Items.Select(JsonText.Of).ToEquatableArray() : [],
        Origin = OriginOf(node),
    };

    public void ReportKeywords(JsonValue node)
    {
        foreach (var member in node.Members)
        {
            var name = member.Name;
            var keyword = KeywordTable.Find(name);
            if (keyword is { IsTyped: true } or { IsAnnotation: true })
                continue;
            if (keyword?.WhyUntyped is { } reason)
            {
                var isIdle = member.Value is { Kind: JsonKind.Object, Members.Count: 0 } && name != "not";
                if (!isIdle && !(name is "then" or "else" && node["if"] is not null))
                    text.Report(PlanRules.Untyped, member.NameRange, Words.Quote(name), reason);
            }
            else if (isNative)
            {
                text.Report(PlanRules.UnknownKey, member.NameRange, Words.Quote(name), "in a schema", Words.DidYouMean(name, KeywordTable.Words));
            }
            else if (keyword is null && name.Length > 4 && Words.Nearest(name, KeywordTable.Words, mostEdits: 2) is { } meant)
            {
                text.Report(PlanRules.UnknownKey, member.NameRange, Words.Quote(name), "in a schema", $"; did you mean {Words.Quote(meant)}?");
            }
        }
    }

    /// <summary>Says which keywords of certain types nothing in C# checks.</summary>
    private void ReportUnchecked(JsonValue node, string reason)
    {
        foreach (var member in node.Members)
        {
            if (KeywordTable.Find(member.Name) is { Role: KeywordRole.Limits, WhyUntyped: null, AppliesTo: not Language.Schemas.Keywords.JsonTypes.Any } && Limits(member))
                text.Report(PlanRules.Untyped, member.NameRange, Words.Quote(member.Name), reason);
        }
    }

    /// <summary>Whether a keyword says anything: real plans hold <c>"required": []</c>, <c>"format": ""</c> and the like.</summary>
    private static bool Limits(JsonMember member) => member.Value.Kind switch
    {
        JsonKind.Object => member.Value.Members.Count > 0,
        JsonKind.Array => member.Value.Items.Count > 0,
        JsonKind.String => member.Value.Text.Length > 0,
        JsonKind.Number => true,
        JsonKind.True => member.Name == "uniqueItems",
        JsonKind.False => member.Name == "additionalProperties",
        _ => false,
    };

    /// <summary>A pinned C# name; null, and a finding, when it is none.</summary>
    public string? CSharpNameOf(JsonValue node)
    {
        if (text.TextOf(node, "csharpName") is not { } name)
            return null;
        if (Identifier.IsPinnable(name))
            return name;
        text.ReportIgnored(node.Find("csharpName")!, "a C# identifier that is no keyword, such as \"ReferralCode\"");
        return null;
    }

    public static Origin OriginOf(JsonValue node) => new(node.Range.Start, node.Range.Length);
}
