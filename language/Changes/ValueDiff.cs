using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>Compares two types of which at least one lists its values: an enum or a constant.</summary>
internal static class ValueDiff
{
    public static void Compare(DiffContext context, ChangeSubject subject, Schema before, Schema after, Origin origin)
    {
        var (was, now) = (SchemaText.Of(before), SchemaText.Of(after));
        if (UnionMatcher.JsonType(before) != UnionMatcher.JsonType(after))
        {
            context.Add(ChangeRules.PropertyTypeChanged, subject, origin, was, now);
            return;
        }

        switch (before, after)
        {
            case (ConstSchema, ConstSchema):
                context.AddIfChanged(ChangeRules.ConstChanged, subject, origin, was, now);
                break;
            case (EnumSchema former, EnumSchema present):
                CompareEnums(context, subject, former, present, origin);
                break;
            case (_, ConstSchema):
                context.Add(ChangeRules.ConstAdded, subject, origin, was, now);
                break;
            case (ConstSchema, _):
                context.Add(ChangeRules.ConstRemoved, subject, origin, was, now);
                break;
            case (_, EnumSchema):
                context.Add(ChangeRules.EnumAdded, subject, origin, was, now);
                break;
            default:
                context.Add(ChangeRules.EnumRemoved, subject, origin, was, now);
                break;
        }
    }

    private static void CompareEnums(DiffContext context, ChangeSubject subject, EnumSchema before, EnumSchema after, Origin origin)
    {
        var former = new Dictionary<string, EnumValue>(StringComparer.Ordinal);
        foreach (var value in before.Values)
            former[value.Json] = value;

        foreach (var value in after.Values)
        {
            if (!former.TryGetValue(value.Json, out var old))
            {
                context.Add(ChangeRules.EnumValueAdded, subject, origin, after: value.Json);
                continue;
            }

            former.Remove(value.Json);
            context.AddIfChanged(ChangeRules.CSharpNameChanged, subject, origin, old.CSharpName, value.CSharpName);
            context.AddIfChanged(ChangeRules.DescriptionChanged, subject, origin, old.Description, value.Description);
        }

        foreach (var value in before.Values)
        {
            if (former.Remove(value.Json))
                context.Add(ChangeRules.EnumValueRemoved, subject, origin, value.Json);
        }
    }
}
