using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Finds the audiences, metrics and destinations that read a call or a property, in either plan.</summary>
internal sealed class TouchedConsumers
{
    private readonly Dictionary<string, List<(string? Property, ChangeSubject Consumer)>> _readers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ChangeSubject>> _ratios = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string?, int), EquatableArray<ChangeSubject>> _known = [];
    private readonly RenameTable _renames;

    public TouchedConsumers(Consumers before, Consumers after, RenameTable renames)
    {
        _renames = renames;
        foreach (var consumers in new[] { after, before })
        {
            Index(consumers.Audiences, ChangeSubjectKind.Audience);
            Index(consumers.Metrics, ChangeSubjectKind.Metric);
            Index(consumers.Destinations, ChangeSubjectKind.Destination);
        }
    }

    public EquatableArray<ChangeSubject> By(ChangeSubject subject)
    {
        if (_readers.Count == 0 || subject.Name is null || subject.CallKind is null)
            return [];

        // All changes inside one property touch the same.
        var key = (subject.Name, subject.Property, _renames.Count);
        if (!_known.TryGetValue(key, out var consumers))
            _known.Add(key, consumers = Find(subject));
        return consumers;
    }

    private EquatableArray<ChangeSubject> Find(ChangeSubject subject)
    {
        var found = new List<ChangeSubject>();
        Collect(subject.Name!, subject, found);
        if (_renames.FormerCall(subject.Name!) is { } former)
            Collect(former, subject, found);

        // A ratio of metrics is touched with them, and a ratio of ratios with those: the list grows while it is walked.
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Kind == ChangeSubjectKind.Metric && _ratios.TryGetValue(found[i].Name!, out var dividing))
                AddMissing(found, dividing);
        }

        return found.ToEquatableArray();
    }

    private void Collect(string call, ChangeSubject subject, List<ChangeSubject> found)
    {
        if (!_readers.TryGetValue(call, out var list))
            return;
        var seen = new HashSet<ChangeSubject>(found);
        foreach (var (property, consumer) in list)
        {
            if (Reads(property, subject) && seen.Add(consumer))
                found.Add(consumer);
        }
    }

    private bool Reads(string? property, ChangeSubject subject) =>
        subject.Property is null
        || property == subject.Property
        || (property is not null && _renames.Property(subject.Name!, property) == subject.Property);

    private void Index(EquatableArray<Consumer> consumers, ChangeSubjectKind kind)
    {
        foreach (var consumer in consumers)
        {
            var subject = new ChangeSubject { Kind = kind, Name = consumer.Name };
            foreach (var dependency in consumer.DependsOn)
            {
                if (!_readers.TryGetValue(dependency.Call, out var list))
                    _readers.Add(dependency.Call, list = []);
                list.Add((dependency.Property, subject));
            }

            foreach (var metric in consumer.Metrics)
            {
                if (!_ratios.TryGetValue(metric.Name, out var dividing))
                    _ratios.Add(metric.Name, dividing = []);
                dividing.Add(subject);
            }
        }
    }

    private static void AddMissing(List<ChangeSubject> found, List<ChangeSubject> consumers)
    {
        var seen = new HashSet<ChangeSubject>(found);
        foreach (var consumer in consumers)
        {
            if (seen.Add(consumer))
                found.Add(consumer);
        }
    }
}
