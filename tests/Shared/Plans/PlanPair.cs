using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackingPlan.TestSupport;

/// <summary>
/// Two plans of a shop, from Cases/pairs.json. A pair says what is added to <c>both</c> of them, and how it was <c>before</c> and is
/// <c>after</c>: each a merge patch (RFC 7396) of what stands <c>at</c> a place of the shop's plan.
/// </summary>
/// <param name="Name">Begins with the rule that the pair shows; in small letters, it shows what a format makes of it.</param>
/// <param name="Before">Indented otherwise than the newer plan: white space is no change.</param>
internal sealed record PlanPair(string Name, string Before, string After)
{
    private static readonly JsonObject File = JsonNode.Parse(Repository.Read("tests/Tool/Cases/pairs.json"))!.AsObject();

    public static IReadOnlyList<PlanPair> All { get; } = [.. File["pairs"]!.AsObject().Select(pair => Read(pair.Key, pair.Value!.AsObject()))];

    public string? Rule => char.IsAsciiLetterUpper(Name[0]) ? Name.Split('.')[0] : null;

    public static PlanPair Of(string name) => All.Single(pair => pair.Name == name);

    private static PlanPair Read(string name, JsonObject pair)
    {
        return new PlanPair(name, Plan("before", Layout(indent: 4)), Plan("after", Layout(indent: 2)));

        string Plan(string side, JsonSerializerOptions layout)
        {
            var plan = File["shop"]!.DeepClone().AsObject();
            var at = plan;
            foreach (var part in (pair["at"]?.GetValue<string>() ?? "").Split('/').Skip(1))
                at = at[part]!.AsObject();
            Patch(at, pair["both"] as JsonObject ?? []);
            Patch(at, pair[side] as JsonObject ?? []);
            return plan.ToJsonString(layout);
        }
    }

    private static JsonSerializerOptions Layout(int indent) =>
        new() { WriteIndented = true, IndentSize = indent, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Patch(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
                target.Remove(name);
            else if ((target[name], value) is (JsonObject inner, JsonObject changes))
                Patch(inner, changes);
            else
                target[name] = value.DeepClone();
        }
    }
}
