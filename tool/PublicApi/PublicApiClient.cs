using System.Globalization;
using TrackingPlan.Json;
using TrackingPlan.Tool.Formats;

namespace TrackingPlan.Tool.PublicApi;

/// <summary>The tracking plans of a workspace. See <see href="https://docs.segmentapis.com/tag/Tracking-Plans"/>.</summary>
internal sealed class PublicApiClient(PublicApiTransport transport)
{
    /// <summary>"rules must contain less than or equal to 200 items": Segment's limit for one write, and for one page.</summary>
    public const int MaxRules = 200;

    /// <summary>Rules are deleted by the query of a URL, which servers cut at a few kilobytes.</summary>
    private const int MaxRulesInQuery = 20;

    public async Task<IReadOnlyList<RemotePlan>> Plans(CancellationToken cancellation) =>
        [.. (await Pages("/tracking-plans", "trackingPlans", cancellation).ConfigureAwait(false)).Select(RemotePlan.Of)];

    public async Task<RemotePlan> Plan(string id, CancellationToken cancellation)
    {
        var data = await transport.Send(HttpMethod.Get, PlanPath(id), null, cancellation).ConfigureAwait(false);
        return data["trackingPlan"] is { Kind: JsonKind.Object } plan
            ? RemotePlan.Of(plan)
            : throw new PublicApiException($"Segment's answer for the plan {id} holds no plan.");
    }

    /// <summary>Every rule, exactly as Segment holds it.</summary>
    public Task<IReadOnlyList<JsonValue>> Rules(string id, CancellationToken cancellation) => Pages(PlanPath(id) + "/rules", "rules", cancellation);

    /// <summary>Adds rules, or changes those of the same type, key and version; what is not named stays.</summary>
    public async Task Write(string id, IReadOnlyList<JsonValue> rules, CancellationToken cancellation)
    {
        foreach (var chunk in rules.Chunk(MaxRules))
        {
            var body = JsonBuild.Object(("rules", JsonBuild.Array(chunk)));
            await transport.Send(HttpMethod.Patch, PlanPath(id) + "/rules", body, cancellation).ConfigureAwait(false);
        }
    }

    public async Task Delete(string id, IReadOnlyList<RuleId> rules, CancellationToken cancellation)
    {
        foreach (var chunk in rules.Chunk(MaxRulesInQuery))
        {
            var query = string.Join('&', chunk.SelectMany((rule, i) => Query(rule, i)));
            await transport.Send(HttpMethod.Delete, $"{PlanPath(id)}/rules?{query}", null, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<JsonValue>> Pages(string path, string member, CancellationToken cancellation)
    {
        var items = new List<JsonValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var cursor = "";
        do
        {
            var query = $"?pagination.count={MaxRules}" + (cursor.Length > 0 ? $"&pagination.cursor={Uri.EscapeDataString(cursor)}" : "");
            var data = await transport.Send(HttpMethod.Get, path + query, null, cancellation).ConfigureAwait(false);
            items.AddRange(data[member]?.Items ?? throw new PublicApiException($"Segment's answer to GET {path} has no \"{member}\"."));

            // On the last page "next" is absent, as the SDK says, or null, as the documentation prints it.
            cursor = data["pagination"]?.TextOf("next") ?? "";
            if (cursor.Length > 0 && !seen.Add(cursor))
                throw new PublicApiException($"Segment's pages of GET {path} lead in a circle.");
        }
        while (cursor.Length > 0);
        return items;
    }

    private static IEnumerable<string> Query(RuleId rule, int index)
    {
        yield return $"rules.{index}.type={rule.Type}";
        if (rule.Key is not null)
            yield return $"rules.{index}.key={Uri.EscapeDataString(rule.Key)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"rules.{index}.version={rule.Version}");
    }

    private static string PlanPath(string id) => "/tracking-plans/" + Uri.EscapeDataString(id);
}

/// <summary>What Segment knows a plan by.</summary>
internal sealed record RemotePlan(string Id, string Name, string? Description)
{
    public static RemotePlan Of(JsonValue plan) => new(plan.TextOf("id") ?? "", plan.TextOf("name") ?? "", plan.TextOf("description"));
}

/// <summary>What makes a rule the same rule.</summary>
/// <param name="Type">TRACK, IDENTIFY, GROUP, PAGE, SCREEN or COMMON.</param>
/// <param name="Key">The event's name; null for the others.</param>
internal sealed record RuleId(string Type, string? Key, int Version)
{
    public static RuleId Of(JsonValue rule) =>
        new(rule.TextOf("type") ?? "TRACK", rule.TextOf("key") is { Length: > 0 } key ? key : null, rule.IntegerOf("version") ?? 1);

    public override string ToString() => Key is null ? Type : Version == 1 ? $"{Type} \"{Key}\"" : $"{Type} \"{Key}\" version {Version}";
}
