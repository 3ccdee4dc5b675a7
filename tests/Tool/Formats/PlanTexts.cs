using System.Text;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Tool.Tests;

/// <summary>Native plans made by chance, with the names and keywords that real plans hold.</summary>
internal sealed class PlanTexts(int seed)
{
    private static readonly string[] Names =
    [
        "Order Completed", "order_completed", "Order Completed ", "It's \"Done\"", "=SUM(A1)", "-x", "@x", "'quoted", "a,b", "line\nbreak", "тест", "用户名",
        "😀", "a.b", "$ref", "delete", "${x}", "%{y}", "<b>", "a|b", "tab\there", "\"q", " lead", "x~y/z", "properties", "required",
    ];

    private readonly Random _random = new(seed);

    public string Native(bool withFacts)
    {
        var events = Distinct(3).Select(name => JsonBuild.Member(name, Event(withFacts)));
        var members = new List<JsonMember>
        {
            JsonBuild.Member("name", JsonBuild.Text("Plan " + Name())),
            JsonBuild.Member("definitions", JsonBuild.Object(("user id", JsonBuild.Object(("type", JsonBuild.Text("string")), ("minLength", JsonBuild.Number(1)))))),
            JsonBuild.Member("events", JsonBuild.Object(events)),
        };
        if (Chance(2))
            members.Add(JsonBuild.Member("identify", Renamed(Body())));
        if (Chance(2))
            members.Add(JsonBuild.Member("group", Renamed(Body())));
        return JsonText.Of(JsonBuild.Object(members));
    }

    private JsonValue Event(bool withFacts)
    {
        var newest = Body().With("version", JsonBuild.Number(3));
        if (Chance(2))
            newest = newest.With("description", JsonBuild.Text(Name()));
        if (withFacts && Chance(2))
            newest = newest.With("owner", JsonBuild.Text(Name())).With("deprecated", JsonBuild.Text(Name()));
        return Chance(3) ? newest.With("versions", JsonBuild.Object(("1", Body()), ("2", Body()))) : newest;
    }

    private static JsonValue Renamed(JsonValue body) => JsonBuild.Object(body.Members.Select(m => m.Name == "properties" ? m with { Name = "traits" } : m));

    private JsonValue Body()
    {
        var names = Distinct(_random.Next(5)).ToList();
        var required = names.Where(_ => Chance(2)).Select(JsonBuild.Text).ToList();
        return JsonBuild.Object(
            ("properties", JsonBuild.Object(names.Select(n => JsonBuild.Member(n, Schema(2))))),
            ("required", required.Count > 0 ? JsonBuild.Array(required) : null),
            ("additionalProperties", Chance(4) ? JsonBuild.Boolean(false) : null));
    }

    private JsonValue Schema(int depth)
    {
        var schema = _random.Next(depth > 0 ? 10 : 7) switch
        {
            0 => JsonBuild.Object(("$ref", JsonBuild.Text("#/definitions/user%20id"))),
            1 => JsonBuild.Object(("type", JsonBuild.Text("string")), ("enum", JsonBuild.Array(Distinct(3).Select(JsonBuild.Text)))),
            2 => JsonBuild.Object(("type", JsonBuild.Text("number")), ("minimum", JsonBuild.Number("0.10")), ("multipleOf", JsonBuild.Number("1e-2"))),
            3 => JsonBuild.Object(("type", JsonBuild.Array([JsonBuild.Text("string"), JsonBuild.Text("null")])), ("pattern", JsonBuild.Text("^\\$\\{[a-z]+,$"))),
            4 => JsonBuild.Object(("const", JsonBuild.Text(Name()))),
            5 => JsonBuild.Object(("type", JsonBuild.Text("string")), ("format", JsonBuild.Text("date-time")), ("pii", JsonBuild.Boolean(true))),
            6 => JsonBuild.Object(("enum", JsonBuild.Array([JsonBuild.Number(1), JsonBuild.Text("x"), JsonBuild.Null]))),
            7 => JsonBuild.Object(("type", JsonBuild.Text("array")), ("items", Schema(depth - 1)), ("maxItems", JsonBuild.Number(9))),
            8 => Body().With("type", JsonBuild.Text("object")),
            _ => JsonBuild.Object(("not", Schema(depth - 1)), ("anyOf", JsonBuild.Array([Schema(depth - 1), Schema(depth - 1)]))),
        };
        return Chance(3) ? schema.With("description", JsonBuild.Text(Name())) : schema;
    }

    private IEnumerable<string> Distinct(int count) => Enumerable.Range(0, count).Select(_ => Name()).Distinct();

    private string Name() => Chance(4) ? Names[_random.Next(Names.Length)] + _random.Next(100) : Names[_random.Next(Names.Length)];

    private bool Chance(int of) => _random.Next(of) == 0;

    public override string ToString() => new StringBuilder("seed ").Append(seed).ToString();
}
