using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Compares one call of the older plan with the same call of the newer.</summary>
internal static class CallPairDiff
{
    public static void Compare(DiffContext context, ChangeSubject subject, PlannedCall before, PlannedCall after)
    {
        if (context.HaveSameDefinitions && before.Equals(after))
            return;

        var first = context.Changes.Count;

        // Properties first: the renames found there explain what the rest refers to.
        PropertyDiff.Compare(context, subject, before.Body, after.Body, after.Origin);
        CompareUser(context, subject, before, after);
        CompareAlongside(context, subject, before, after);
        CompareVersion(context, subject, before, after, first);
        DeprecationDiff.Compare(context, subject, after.Origin, before.Deprecation, after.Deprecation);
        context.AddIfChanged(ChangeRules.CSharpNameChanged, subject, after.Origin, before.CSharpName, after.CSharpName);
        context.AddIfChanged(ChangeRules.OwnerChanged, subject, after.Origin, before.Owner, after.Owner);
        context.AddIfChanged(ChangeRules.DescriptionChanged, subject, after.Origin, before.Description, after.Description);
    }

    private static void CompareUser(DiffContext context, ChangeSubject subject, PlannedCall before, PlannedCall after)
    {
        var was = before.User is null ? null : context.Renames.Property(subject.Name!, before.User.Name);
        var now = after.User?.Name;
        if (was == now)
            return;
        var rule = was is null ? ChangeRules.UserAdded : now is null ? ChangeRules.UserRemoved : ChangeRules.UserChanged;
        context.Add(rule, subject, after.User?.Origin ?? after.Origin, before.User?.Name, now);
    }

    private static void CompareAlongside(DiffContext context, ChangeSubject subject, PlannedCall before, PlannedCall after)
    {
        foreach (var call in after.Alongside)
        {
            if (!Names(before.Alongside, call.Name, context.Renames))
                context.Add(ChangeRules.AlongsideAdded, subject, call.Origin, after: call.Name);
        }

        foreach (var call in before.Alongside)
        {
            if (!Names(after.Alongside, context.Renames.Call(call.Name), null))
                context.Add(ChangeRules.AlongsideRemoved, subject, call.Origin, call.Name, side: PlanSide.Base);
        }
    }

    private static bool Names(EquatableArray<Reference> references, string name, RenameTable? renames)
    {
        foreach (var reference in references)
        {
            if ((renames?.Call(reference.Name) ?? reference.Name) == name)
                return true;
        }

        return false;
    }

    private static void CompareVersion(DiffContext context, ChangeSubject subject, PlannedCall before, PlannedCall after, int firstChange)
    {
        var (was, now) = (NumberText.Of(before.Version), NumberText.Of(after.Version));
        if (before.Version == after.Version)
        {
            if (now is not null && BreaksData(context.Changes, firstChange))
                context.Add(ChangeRules.VersionNotBumped, subject, after.Origin, was, now, touchesConsumers: false);
        }
        else if (before.Version is null)
        {
            context.Add(ChangeRules.VersionStampAdded, subject, after.Origin, was, now);
        }
        else if (after.Version is null)
        {
            context.Add(ChangeRules.VersionStampRemoved, subject, after.Origin, was, now);
        }
        else
        {
            var rule = after.Version > before.Version ? ChangeRules.VersionRaised : ChangeRules.VersionLowered;
            context.Add(rule, subject, after.Origin, was, now);
        }
    }

    private static bool BreaksData(List<PlanChange> changes, int from)
    {
        for (var i = from; i < changes.Count; i++)
        {
            if (changes[i].Data == Impact.Breaking)
                return true;
        }

        return false;
    }
}
