using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Tool.PublicApi;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Plans;

/// <summary>A plan that lives in Segment, as a plan file.</summary>
internal static class RemotePlans
{
    /// <summary>What a command line calls a plan in Segment by: <c>segment:tp_123</c>, or <c>segment:eu:tp_123</c>.</summary>
    public const string Prefix = "segment:";

    public static async Task<PlanFile> LoadAsync(string source, ToolContext context, CancellationToken cancellationToken)
    {
        var parts = source[Prefix.Length..].Split(':', 2);
        using var connection = SegmentConnection.Open(context, parts.Length == 2 ? parts[0] : null);
        return await ReadAsync(connection.Client, parts[^1], cancellationToken).ConfigureAwait(false);
    }

    public static async Task<PlanFile> ReadAsync(PublicApiClient client, string id, CancellationToken cancellationToken)
    {
        if (id.Length == 0)
        {
            var plans = await client.Plans(cancellationToken).ConfigureAwait(false);
            throw new InputException(
                "say which plan of the workspace: " + string.Join(", ", plans.Take(20).Select(p => $"{Prefix}{p.Id} ({SafeText.Short(p.Name)})")) + ".");
        }

        var plan = await client.Plan(id, cancellationToken).ConfigureAwait(false);
        var rules = await client.Rules(id, cancellationToken).ConfigureAwait(false);
        return ToFile(plan, rules);
    }

    public static PlanFile ToFile(RemotePlan plan, IEnumerable<JsonValue> rules)
    {
        var json = JsonBuild.Object(
            ("id", JsonBuild.Text(plan.Id)),
            ("name", JsonBuild.Text(plan.Name)),
            ("description", plan.Description is { } description ? JsonBuild.Text(description) : null),
            ("rules", JsonBuild.Array(rules)));
        var label = Prefix + plan.Id;
        return PlanFile.Read(label, label, JsonLayout.Write(json));
    }
}
