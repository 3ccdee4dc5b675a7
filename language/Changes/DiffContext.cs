using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>What every step of one comparison needs: the two plans, their definitions, the renames found so far, and where changes go.</summary>
internal sealed class DiffContext
{
    private readonly TouchedConsumers _touched;

    public DiffContext(PlanModel before, PlanModel after, string? today)
    {
        Before = before;
        After = after;
        Today = today;
        BeforeSchemas = new DefinitionTable(before.Definitions);
        AfterSchemas = new DefinitionTable(after.Definitions);
        HaveSameDefinitions = before.Definitions.Equals(after.Definitions);
        _touched = new TouchedConsumers(before.Consumers, after.Consumers, Renames);
    }

    public PlanModel Before { get; }

    public PlanModel After { get; }

    public string? Today { get; }

    public DefinitionTable BeforeSchemas { get; }

    public DefinitionTable AfterSchemas { get; }

    public bool HaveSameDefinitions { get; }

    public RenameTable Renames { get; } = new();

    public List<PlanChange> Changes { get; } = [];

    /// <summary>Schemas of the two plans that were found to say the same, with all that is inside them.</summary>
    public HashSet<(Schema, Schema)> Same { get; } = new(SchemaPair.Instance);

    /// <summary>Records a change.</summary>
    /// <param name="isLikely">Whether it was found by likeness, and the plan itself does not say so.</param>
    /// <param name="touchesConsumers">False for what follows from other changes, which name the consumers.</param>
    public void Add(
        ChangeRule rule,
        ChangeSubject subject,
        Origin origin,
        string? before = null,
        string? after = null,
        PlanSide side = PlanSide.Head,
        bool isLikely = false,
        bool touchesConsumers = true)
    {
        if (Changes.Count == PlanDiff.MostChanges)
            return;
        Changes.Add(new PlanChange
        {
            Rule = rule,
            Subject = subject,
            Code = rule.Code,
            Data = rule.Data,
            Before = before,
            After = after,
            Origin = origin,
            Side = side,
            IsLikely = isLikely,
            Consumers = rule.Data == Impact.None || !touchesConsumers ? [] : _touched.By(subject),
        });
    }

    public void AddIfChanged(ChangeRule rule, ChangeSubject subject, Origin origin, string? before, string? after)
    {
        if (before != after)
            Add(rule, subject, origin, before, after);
    }
}
