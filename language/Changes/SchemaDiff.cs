using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Compares what a value may be. One instance for each property, for it remembers the definitions it is inside of.</summary>
internal sealed class SchemaDiff(DiffContext context)
{
    /// <summary>Definitions that refer to others twice are met again and again; what differs in one has been said in so many places.</summary>
    private const int MostTimes = 16;

    private readonly HashSet<(Schema, Schema)> _inside = new(SchemaPair.Instance);
    private readonly Dictionary<(Schema, Schema), int> _times = new(SchemaPair.Instance);
    private readonly Queue<Action> _deeper = new();

    /// <summary>Compares a property's schemas, and all that is inside them.</summary>
    public void Compare(ChangeSubject subject, ResolvedSchema before, ResolvedSchema after, Origin place)
    {
        if (_inside.Count == PlanLimits.Depth)
        {
            // Deeper than a path that anyone reads, and a chain may be as long as the plan: later, from here on.
            var start = subject with { Path = subject.Property + ".\u2026" };
            _deeper.Enqueue(() => CompareHere(start, before, after, place));
            return;
        }

        if (_inside.Count > 0)
        {
            CompareHere(subject, before, after, place);
            return;
        }

        var first = context.Changes.Count;
        CompareHere(subject, before, after, place);
        while (_deeper.Count > 0)
            _deeper.Dequeue()();
        if (context.Changes.Count == first)
            context.Same.UnionWith(_times.Keys);
    }

    private void CompareHere(ChangeSubject subject, ResolvedSchema before, ResolvedSchema after, Origin place)
    {
        if (after.Definition is not null)
            subject = subject with { Definition = after.Definition.Name };

        // The type's own line, unless it is shared: then the property's, where the reader of the change looks.
        var origin = after.Definition is null && after.Target.Origin.Length > 0 ? after.Target.Origin : place;
        CompareNull(subject, before, after, origin);

        // A recursive definition meets itself again: what differs inside has been said.
        var pair = (before.Target, after.Target);
        if (_inside.Contains(pair))
            return;
        _times[pair] = _times.TryGetValue(pair, out var met) ? met + 1 : 1;
        if (_times[pair] <= MostTimes && !context.Same.Contains(pair))
        {
            _inside.Add(pair);
            CompareTarget(subject, before.Target, after.Target, origin);
            _inside.Remove(pair);
        }

        CompareWords(subject, before, after, origin);
    }

    private void CompareNull(ChangeSubject subject, ResolvedSchema before, ResolvedSchema after, Origin origin)
    {
        if (before.IsNullable == after.IsNullable || before.Target is AnySchema || after.Target is AnySchema)
            return;
        if (after.IsNullable)
            context.Add(ChangeRules.NullableAdded, subject, origin);
        else
            context.Add(ChangeRules.NullableRemoved, subject, origin);
    }

    private void CompareTarget(ChangeSubject subject, Schema before, Schema after, Origin origin)
    {
        switch (before, after)
        {
            case (AnySchema, AnySchema) or (BooleanSchema, BooleanSchema):
                break;
            case (AnySchema, _):
                Add(ChangeRules.PropertyTyped, subject, origin, before, after);
                break;
            case (_, AnySchema):
                Add(ChangeRules.PropertyUntyped, subject, origin, before, after);
                break;
            case (UnionSchema, _) or (_, UnionSchema):
                CompareUnions(subject, before, after, origin);
                break;
            case (EnumSchema or ConstSchema, _) or (_, EnumSchema or ConstSchema):
                ValueDiff.Compare(context, subject, before, after, origin);
                break;
            case (StringSchema was, StringSchema now):
                CompareFormats(subject, was, now, origin);
                ConstraintDiff.Compare(context, subject, was, now, origin);
                break;
            case (NumberSchema was, NumberSchema now):
                CompareNumberTypes(subject, was, now, origin);
                ConstraintDiff.Compare(context, subject, was, now, origin);
                break;
            case (ArraySchema was, ArraySchema now):
                ConstraintDiff.Compare(context, subject, was, now, origin);
                Compare(
                    subject.Items(), context.BeforeSchemas.Resolve(was.Items), context.AfterSchemas.Resolve(now.Items), origin);
                break;
            case (ObjectSchema was, ObjectSchema now):
                CompareObjects(subject, was, now, origin);
                break;
            default:
                Add(ChangeRules.PropertyTypeChanged, subject, origin, before, after);
                break;
        }
    }

    private void CompareObjects(ChangeSubject subject, ObjectSchema before, ObjectSchema after, Origin origin)
    {
        // An object without properties is any JSON object, of another C# type.
        if (before.Properties.Count == 0 && after.Properties.Count > 0)
            context.Add(ChangeRules.PropertyTyped, subject, origin, "any object", "an object with properties");
        else if (before.Properties.Count > 0 && after.Properties.Count == 0)
            context.Add(ChangeRules.PropertyUntyped, subject, origin, "an object with properties", "any object");
        else
            PropertyDiff.Compare(context, subject, before, after, origin, this);
    }

    private void CompareFormats(ChangeSubject subject, StringSchema before, StringSchema after, Origin origin)
    {
        var (was, now) = (SchemaText.Of(before), SchemaText.Of(after));
        if (before.Format != after.Format)
            context.Add(ChangeRules.FormatTypeChanged, subject, origin, was, now);
        else if (before.FormatName != after.FormatName)
            context.Add(ChangeRules.FormatChanged, subject, origin, before.FormatName ?? "none", after.FormatName ?? "none");
    }

    private void CompareNumberTypes(ChangeSubject subject, NumberSchema before, NumberSchema after, Origin origin)
    {
        if (before.Type == after.Type)
            return;
        if (before.Type == NumberType.Integer)
            Add(ChangeRules.NumberWidened, subject, origin, before, after);
        else if (after.Type == NumberType.Integer)
            Add(ChangeRules.NumberNarrowed, subject, origin, before, after);
        else
            Add(ChangeRules.NumberFormatChanged, subject, origin, before, after);
    }

    private void CompareUnions(ChangeSubject subject, Schema former, Schema present, Origin origin)
    {
        var before = UnionMatcher.Members(former, context.BeforeSchemas);
        var after = UnionMatcher.Members(present, context.AfterSchemas);
        var pairs = UnionMatcher.Match(before, after, out var removed, out var added);
        if (pairs.Count == 0)
        {
            context.Add(ChangeRules.PropertyTypeChanged, subject, origin, UnionMatcher.Text(before), UnionMatcher.Text(after));
            return;
        }

        foreach (var (was, now) in pairs)
            Compare(subject, was with { IsNullable = now.IsNullable }, now, origin);
        foreach (var member in added)
            context.Add(ChangeRules.UnionMemberAdded, subject, origin, after: SchemaText.Of(member));
        foreach (var member in removed)
            context.Add(ChangeRules.UnionMemberRemoved, subject, origin, SchemaText.Of(member));
    }

    private void CompareWords(ChangeSubject subject, ResolvedSchema before, ResolvedSchema after, Origin origin)
    {
        if (after.Target is ObjectSchema or EnumSchema or UnionSchema && before.Target.GetType() == after.Target.GetType())
            context.AddIfChanged(ChangeRules.TypeNameChanged, subject, origin, before.TypeName, after.TypeName);
        context.AddIfChanged(ChangeRules.TitleChanged, subject, origin, before.Title, after.Title);
        context.AddIfChanged(ChangeRules.DefaultChanged, subject, origin, before.Default, after.Default);
        if (!before.Examples.Equals(after.Examples))
            context.Add(ChangeRules.ExamplesChanged, subject, origin);
    }

    private void Add(ChangeRule rule, ChangeSubject subject, Origin origin, Schema before, Schema after) =>
        context.Add(rule, subject, origin, SchemaText.Of(before), SchemaText.Of(after));
}
