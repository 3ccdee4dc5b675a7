namespace TrackingPlan.Plan.Diff;

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

    /// <summary>What a consumer reads, in words that do not depend on the order in which the plan says it.</summary>
    private static string Reads(Consumer consumer, RenameTable? renames)
    {
        if (consumer.DependsOn.Count == 0)
            return "nothing";

        var parts = new List<string>(consumer.DependsOn.Count);
        foreach (var dependency in consumer.DependsOn)
        {
            var call = renames?.Call(dependency.Call) ?? dependency.Call;
            var property = dependency.Property is null ? "" : "." + (renames?.Property(call, dependency.Property) ?? dependency.Property);
            parts.Add(call + property + " (" + dependency.Role + ")");
        }

        parts.Sort(StringComparer.Ordinal);
        return string.Join(", ", parts);
    }
}
