using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Compares what the two plans say of the readers of their data.</summary>
internal static class ConsumerDiff
{
    public static void Compare(DiffContext context)
    {
        var before = context.Before.Consumers;
        var after = context.After.Consumers;
        Compare(context, ChangeSubjectKind.Audience, before.Audiences, after.Audiences);
        Compare(context, ChangeSubjectKind.Metric, before.Metrics, after.Metrics);
        Compare(context, ChangeSubjectKind.Destination, before.Destinations, after.Destinations);
    }

    private static void Compare(
        DiffContext context, ChangeSubjectKind kind, EquatableArray<Consumer> before, EquatableArray<Consumer> after)
    {
        if (before.Equals(after))
            return;

        var former = new Dictionary<string, Consumer>(StringComparer.Ordinal);
        foreach (var consumer in before)
            former[consumer.Name] = consumer;

        foreach (var consumer in after)
        {
            var subject = new ChangeSubject { Kind = kind, Name = consumer.Name };
            if (!former.TryGetValue(consumer.Name, out var old))
            {
                context.Add(ChangeRules.ConsumerAdded, subject, consumer.Origin, after: Reads(consumer, null));
                continue;
            }

            former.Remove(consumer.Name);
            var (was, reads) = (Reads(old, context.Renames), Reads(consumer, null));
            if (was != reads)
                context.Add(ChangeRules.ConsumerChanged, subject, consumer.Origin, was, reads);
            context.AddIfChanged(ChangeRules.OwnerChanged, subject, consumer.Origin, old.Owner, consumer.Owner);
            context.AddIfChanged(ChangeRules.DescriptionChanged, subject, consumer.Origin, old.Description, consumer.Description);
        }

        foreach (var consumer in before)
        {
            if (former.Remove(consumer.Name))
            {
                var subject = new ChangeSubject { Kind = kind, Name = consumer.Name };
                context.Add(ChangeRules.ConsumerRemoved, subject, consumer.Origin, Reads(consumer, null), side: PlanSide.Base);
            }
        }
    }

    /// <summary>What a consumer reads, in words that depend on the order of the plan only where it matters: in a funnel's steps.</summary>
    private static string Reads(Consumer consumer, RenameTable? renames)
    {
        var parts = new List<string>(consumer.DependsOn.Count + consumer.Metrics.Count);
        var steps = 0;
        foreach (var dependency in consumer.DependsOn)
        {
            var role = dependency.Role == DependencyRole.Step ? "step " + NumberText.Of(++steps) : dependency.Role;
            parts.Add(Reads(dependency, role, renames));
        }

        for (var i = 0; i < consumer.Metrics.Count; i++)
            parts.Add((i == 0 ? "divides " : "by ") + consumer.Metrics[i].Name);
        if (parts.Count == 0)
            return "nothing";
        parts.Sort(StringComparer.Ordinal);
        return string.Join(", ", parts);
    }

    private static string Reads(Dependency dependency, string role, RenameTable? renames)
    {
        var call = renames?.Call(dependency.Call) ?? dependency.Call;
        var property = dependency.Property is null ? "" : "." + (renames?.Property(call, dependency.Property) ?? dependency.Property);
        var detail = dependency.Detail is null ? "" : " " + dependency.Detail;
        var values = dependency.Values.Count == 0 ? "" : " " + string.Join(" or ", dependency.Values);
        return call + property + " (" + role + detail + values + ")";
    }
}
