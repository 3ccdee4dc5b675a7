using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Compares constraints: what was valid and no longer is, and the reverse.</summary>
internal static class ConstraintDiff
{
    public static void Compare(DiffContext context, ChangeSubject subject, StringSchema before, StringSchema after, Origin origin)
    {
        Least(context, subject, origin, before.MinLength, after.MinLength, ChangeRules.MinLengthRaised, ChangeRules.MinLengthLowered);
        Most(context, subject, origin, before.MaxLength, after.MaxLength, ChangeRules.MaxLengthRaised, ChangeRules.MaxLengthLowered);
        if (before.Pattern == after.Pattern)
            return;
        var rule = before.Pattern is null ? ChangeRules.PatternAdded
            : after.Pattern is null ? ChangeRules.PatternRemoved
            : ChangeRules.PatternChanged;
        context.Add(rule, subject, origin, before.Pattern, after.Pattern);
    }

    public static void Compare(DiffContext context, ChangeSubject subject, ArraySchema before, ArraySchema after, Origin origin)
    {
        Least(context, subject, origin, before.MinItems, after.MinItems, ChangeRules.MinItemsRaised, ChangeRules.MinItemsLowered);
        Most(context, subject, origin, before.MaxItems, after.MaxItems, ChangeRules.MaxItemsRaised, ChangeRules.MaxItemsLowered);
        if (before.UniqueItems != after.UniqueItems)
            context.Add(after.UniqueItems ? ChangeRules.UniqueItemsAdded : ChangeRules.UniqueItemsRemoved, subject, origin);
    }

    public static void Compare(DiffContext context, ChangeSubject subject, NumberSchema before, NumberSchema after, Origin origin)
    {
        Limit(
            Bound.Lower(before.Minimum, before.ExclusiveMinimum),
            Bound.Lower(after.Minimum, after.ExclusiveMinimum),
            ChangeRules.MinimumRaised,
            ChangeRules.MinimumLowered);
        Limit(
            Bound.Upper(before.Maximum, before.ExclusiveMaximum),
            Bound.Upper(after.Maximum, after.ExclusiveMaximum),
            ChangeRules.MaximumRaised,
            ChangeRules.MaximumLowered);

        if (Bound.Value(before.MultipleOf) != Bound.Value(after.MultipleOf))
        {
            var rule = before.MultipleOf is null ? ChangeRules.MultipleOfAdded
                : after.MultipleOf is null ? ChangeRules.MultipleOfRemoved
                : ChangeRules.MultipleOfChanged;
            context.Add(rule, subject, origin, before.MultipleOf, after.MultipleOf);
        }

        void Limit(Bound was, Bound now, ChangeRule raised, ChangeRule lowered)
        {
            var order = was.CompareTo(now);
            if (order != 0)
                context.Add(order < 0 ? raised : lowered, subject, origin, was.ToString(), now.ToString());
        }
    }

    private static void Least(
        DiffContext context, ChangeSubject subject, Origin origin, int? before, int? after, ChangeRule raised, ChangeRule lowered) =>
        Count(context, subject, origin, before ?? 0, after ?? 0, raised, lowered);

    private static void Most(
        DiffContext context, ChangeSubject subject, Origin origin, int? before, int? after, ChangeRule raised, ChangeRule lowered) =>
        Count(context, subject, origin, before ?? int.MaxValue, after ?? int.MaxValue, raised, lowered);

    private static void Count(
        DiffContext context, ChangeSubject subject, Origin origin, int before, int after, ChangeRule raised, ChangeRule lowered)
    {
        if (before != after)
            context.Add(after > before ? raised : lowered, subject, origin, Text(before), Text(after));
    }

    private static string Text(int count) => count == int.MaxValue ? "unlimited" : NumberText.Of(count)!;
}
