using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Compares the properties of two objects: of a call, or nested at any depth.</summary>
internal static class PropertyDiff
{
    /// <param name="outer">The comparison that this object is nested in; null for the properties of a call.</param>
    public static void Compare(
        DiffContext context, ChangeSubject owner, ObjectSchema before, ObjectSchema after, Origin origin, SchemaDiff? outer = null)
    {
        if (context.HaveSameDefinitions && before.Equals(after))
            return;

        var former = ByName(before.Properties);
        var present = ByName(after.Properties);
        var removed = Without(before.Properties, present);
        var added = Without(after.Properties, former);
        var renamed = MatchRenames(context, owner, removed, added);

        foreach (var property in after.Properties)
        {
            if (!ReferenceEquals(present[property.Name], property))
                continue;
            var subject = owner.Member(property.Name);
            if (former.TryGetValue(property.Name, out var same))
                CompareOne(context, subject, same, property, outer);
            else if (renamed.TryGetValue(property.Name, out var old))
                CompareRenamed(context, subject, old, property, outer);
            else
                Added(context, subject, property);
        }

        foreach (var property in removed)
            Removed(context, owner.Member(property.Name), property);

        if (owner.Path is null && IsReordered(before.Properties, present, renamed))
            context.Add(ChangeRules.PropertiesReordered, owner, origin);
        if (before.AllowsOthers != after.AllowsOthers)
            context.Add(after.AllowsOthers ? ChangeRules.OtherPropertiesAllowed : ChangeRules.OtherPropertiesForbidden, owner, origin);
    }

    private static Dictionary<string, Property> MatchRenames(
        DiffContext context, ChangeSubject owner, List<Property> removed, List<Property> added)
    {
        var renamed = new Dictionary<string, Property>(StringComparer.Ordinal);
        var matches = RenameMatcher.Match(
            removed,
            added,
            static before => before.Name,
            static after => after.RenamedFrom,
            (before, after) => Likeness(context, before, after));
        for (var i = removed.Count - 1; i >= 0; i--)
        {
            if (matches[i] < 0)
                continue;
            var now = added[matches[i]];
            renamed.Add(now.Name, removed[i]);
            context.Renames.AddMember(owner.Member(removed[i].Name), owner.Member(now.Name));
            if (owner.Path is null)
                context.Renames.AddProperty(owner.Name!, removed[i].Name, now.Name);
            removed.RemoveAt(i);
        }

        return renamed;
    }

    /// <summary>A renamed property keeps its type, and has a name much alike or the very same description.</summary>
    private static double Likeness(DiffContext context, Property before, Property after)
    {
        var names = Similarity.OfNames(before.Name, after.Name);
        var isSameText = before.Description is { Length: > 0 } && before.Description == after.Description;
        var isAlike = names >= 0.6 || (names >= 0.3 && isSameText);

        // The types last: their words may be long.
        if (!isAlike || SchemaText.Of(context.BeforeSchemas.Resolve(before.Schema)) != SchemaText.Of(context.AfterSchemas.Resolve(after.Schema)))
            return 0;
        return names == 1 ? 2 : names + (isSameText ? 0.5 : 0);
    }

    private static void CompareRenamed(
        DiffContext context, ChangeSubject subject, Property before, Property after, SchemaDiff? outer)
    {
        context.Add(
            ChangeRules.PropertyRenamed, subject, after.Origin, before.Name, after.Name, isLikely: after.RenamedFrom != before.Name);
        CompareOne(context, subject, before, after, outer);
    }

    private static void Added(DiffContext context, ChangeSubject subject, Property property)
    {
        var schema = context.AfterSchemas.Resolve(property.Schema);
        var mustBePassed = property.IsRequired && schema.Target is not ConstSchema;
        var rule = mustBePassed ? ChangeRules.RequiredPropertyAdded : ChangeRules.PropertyAdded;
        context.Add(rule, subject, property.Origin, after: SchemaText.Of(schema));
    }

    private static void Removed(DiffContext context, ChangeSubject subject, Property property)
    {
        var rule = DeprecationDiff.Removal(
            context,
            property.Deprecation,
            ChangeRules.PropertyRemoved,
            ChangeRules.PropertyRemovedBeforeSunset,
            ChangeRules.PropertyRetired);
        var schema = context.BeforeSchemas.Resolve(property.Schema);
        var detail = rule == ChangeRules.PropertyRemovedBeforeSunset ? property.Deprecation!.Sunset : SchemaText.Of(schema);
        context.Add(rule, subject, property.Origin, detail, side: PlanSide.Base);
    }

    private static void CompareOne(
        DiffContext context, ChangeSubject subject, Property before, Property after, SchemaDiff? outer)
    {
        if (context.HaveSameDefinitions && before.Equals(after))
            return;

        var was = context.BeforeSchemas.Resolve(before.Schema);
        var now = context.AfterSchemas.Resolve(after.Schema);
        if (before.IsRequired != after.IsRequired)
            context.Add(after.IsRequired ? ChangeRules.RequiredAdded : ChangeRules.RequiredRemoved, subject, after.Origin);

        (outer ?? new SchemaDiff(context)).Compare(subject, was, now, after.Origin);
        DeprecationDiff.Compare(context, subject, after.Origin, before.Deprecation, after.Deprecation);
        if (before.IsPersonalData != after.IsPersonalData)
            context.Add(after.IsPersonalData ? ChangeRules.PersonalDataMarked : ChangeRules.PersonalDataUnmarked, subject, after.Origin);
        context.AddIfChanged(ChangeRules.CSharpNameChanged, subject, after.Origin, before.CSharpName, after.CSharpName);
        context.AddIfChanged(
            ChangeRules.DescriptionChanged,
            subject,
            after.Origin,
            before.Description ?? was.Description,
            after.Description ?? now.Description);
    }

    private static bool IsReordered(
        EquatableArray<Property> before, Dictionary<string, Property> present, Dictionary<string, Property> renamed)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var property in before)
            positions[property.Name] = positions.Count;

        var last = -1;
        foreach (var name in present.Keys)
        {
            var formerName = renamed.TryGetValue(name, out var former) ? former.Name : name;
            if (!positions.TryGetValue(formerName, out var position))
                continue;
            if (position < last)
                return true;
            last = position;
        }

        return false;
    }

    /// <summary>In the order of the plan; of two properties under one name the first.</summary>
    private static Dictionary<string, Property> ByName(EquatableArray<Property> properties)
    {
        var byName = new Dictionary<string, Property>(properties.Count, StringComparer.Ordinal);
        foreach (var property in properties)
        {
            if (!byName.ContainsKey(property.Name))
                byName.Add(property.Name, property);
        }

        return byName;
    }

    private static List<Property> Without(EquatableArray<Property> properties, Dictionary<string, Property> others)
    {
        var rest = new List<Property>();
        foreach (var property in properties)
        {
            if (!others.ContainsKey(property.Name))
                rest.Add(property);
        }

        return rest;
    }
}
