using System.Globalization;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.PublicApi;

/// <summary>The tracking plans of a workspace. See <see href="https://docs.segmentapis.com/tag/Tracking-Plans"/>.</summary>
internal sealed class PublicApiClient(PublicApiTransport transport)
{
    /// <summary>"rules must contain less than or equal to 200 items": Segment's limit for one write, and for one page.</summary>
    public const int MaxRules = 200;

    /// <summary>Rules are deleted by the query of a URL, which servers cut at a few kilobytes.</summary>
    public const int MaxRulesInQuery = 20;

    public async Task<IReadOnlyList<RemotePlan>> Plans(CancellationToken cancellation)
    {
        const string Path = "/tracking-plans";
        return [.. (await Pages(Path, "trackingPlans", cancellation).ConfigureAwait(false)).Select((plan, i) => RemotePlan.Of(plan, $"plan {i + 1} of the answer to GET {Path}"))];
    }

    public async Task<RemotePlan> Plan(string id, CancellationToken cancellation)
    {
        var data = await transport.Send(HttpMethod.Get, PlanPath(id), null, cancellation).ConfigureAwait(false);
        var plan = RemotePlan.Of(data["trackingPlan"] ?? JsonBuild.Null, $"the answer to GET {PlanPath(id)}");
        return plan.Id == id ? plan : throw Odd($"the answer to GET {PlanPath(id)}", $"is about the plan {SafeText.Short(plan.Id)}");
    }

    /// <summary>Every rule, exactly as Segment holds it.</summary>
    /// <exception cref="PublicApiException">The answers are not all that Segment documents: what is missing there must not be taken for deleted.</exception>
    public async Task<IReadOnlyList<JsonValue>> Rules(string id, CancellationToken cancellation)
    {
        var path = PlanPath(id) + "/rules";
        var rules = await Pages(path, "rules", cancellation).ConfigureAwait(false);
        var ids = new HashSet<RuleId>();
        for (var i = 0; i < rules.Count; i++)
        {
            var where = $"rule {i + 1} of the answer to GET {path}";
            if (!ids.Add(RuleId.Of(rules[i], where)))
                throw Odd(where, $"is there twice: {SafeText.Short(RuleId.Of(rules[i]).ToString())}; the plan may have changed while it was read");
        }

        return rules;
    }

    /// <summary>Adds rules, or changes those of the same type, key and version; what is not named stays. At most <see cref="MaxRules"/>.</summary>
    public Task Write(string id, IReadOnlyList<JsonValue> rules, CancellationToken cancellation) =>
        transport.Send(HttpMethod.Patch, PlanPath(id) + "/rules", JsonBuild.Object(("rules", JsonBuild.Array(rules))), cancellation);

    /// <summary>Deletes rules. At most <see cref="MaxRulesInQuery"/>.</summary>
    public Task Delete(string id, IReadOnlyList<RuleId> rules, CancellationToken cancellation)
    {
        var query = string.Join('&', rules.SelectMany((rule, i) => Query(rule, i)));
        return transport.Send(HttpMethod.Delete, $"{PlanPath(id)}/rules?{query}", null, cancellation);
    }

    /// <summary>An answer that Segment does not document. Whoever reads on would take a fault for a plan.</summary>
    public static PublicApiException Odd(string where, string what) =>
        new($"Segment's answers are not what it documents: {where} {what}. Run the command again.");

    private async Task<IReadOnlyList<JsonValue>> Pages(string path, string member, CancellationToken cancellation)
    {
        var items = new List<JsonValue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var where = $"the answer to GET {path}";
        var cursor = "";
        int? total;
        do
        {
            var query = $"?pagination.count={MaxRules}" + (cursor.Length > 0 ? $"&pagination.cursor={Uri.EscapeDataString(cursor)}" : "");
            var data = await transport.Send(HttpMethod.Get, path + query, null, cancellation).ConfigureAwait(false);
            items.AddRange(data[member] is { Kind: JsonKind.Array } page ? page.Items : throw Odd(where, $"has no list of \"{member}\""));
            var pagination = data["pagination"] is { Kind: JsonKind.Object } pages ? pages : throw Odd(where, "has no \"pagination\", so that nobody knows whether it is all");
            total = pagination.IntegerOf("totalEntries");

            // On the last page "next" is absent, as the SDK says, or null, as the documentation prints it.
            cursor = pagination["next"] switch
            {
                null or { Kind: JsonKind.Null } => "",
                { Kind: JsonKind.String } next => next.Text,
                _ => throw Odd(where, "has a \"next\" that is no text"),
            };
            if (cursor.Length > 0 && !seen.Add(cursor))
                throw Odd(where, "leads in a circle of pages");
        }
        while (cursor.Length > 0);

        return total is null || total == items.Count
            ? items
            : throw Odd(where, $"holds {items.Count} where it speaks of {total}; the plan may have changed while it was read");
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
    /// <exception cref="PublicApiException">It is no plan.</exception>
    public static RemotePlan Of(JsonValue plan, string where) =>
        plan.TextOf("id") is { Length: > 0 } id && plan.TextOf("name") is { } name
            ? new RemotePlan(id, name, plan.TextOf("description"))
            : throw PublicApiClient.Odd(where, "is no plan with an id and a name");
}

/// <summary>What makes a rule the same rule.</summary>
/// <param name="Type">TRACK, IDENTIFY, GROUP, PAGE, SCREEN or COMMON.</param>
/// <param name="Key">The event's name; null for the others.</param>
internal sealed record RuleId(string Type, string? Key, int Version)
{
    private static readonly string[] Types = [.. Enum.GetNames<PlannedCallKind>().Select(type => type.ToUpperInvariant())];

    /// <summary>Of a rule that was made here, or has been read strictly before.</summary>
    public static RuleId Of(JsonValue rule) => Of(rule, "a rule");

    /// <exception cref="PublicApiException">It is no rule.</exception>
    public static RuleId Of(JsonValue rule, string where)
    {
        if (!rule.IsObject() || rule.TextOf("type") is not { } type || !Types.Contains(type, StringComparer.Ordinal))
            throw PublicApiClient.Odd(where, $"has no type that is known ({string.Join(", ", Types)})");
        if (rule["key"] is not (null or { Kind: JsonKind.Null or JsonKind.String }) || (type == "TRACK" && rule.TextOf("key") is not { Length: > 0 }))
            throw PublicApiClient.Odd(where, $"is a {type} whose key is no event's name");
        if (rule["version"] is not (null or { Kind: JsonKind.Null }) && rule.IntegerOf("version") is null)
            throw PublicApiClient.Odd(where, "has a version that is no whole number");
        if (!rule["jsonSchema"].IsObject())
            throw PublicApiClient.Odd(where, "has no jsonSchema");
        return new RuleId(type, rule.TextOf("key") is { Length: > 0 } key ? key : null, rule.IntegerOf("version") ?? 1);
    }

    public override string ToString() => (Key, Version) switch
    {
        (null, 1) => Type,
        (null, _) => $"{Type} version {Version}",
        (_, 1) => $"{Type} \"{Key}\"",
        _ => $"{Type} \"{Key}\" version {Version}",
    };
}
