using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Checks;

/// <summary>TRK1017: constraints that no value can satisfy together.</summary>
internal static class ContradictionCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var schema in context.Schemas())
        {
            if (Contradiction(schema, context) is { } reason)
                context.Report(PlanRules.Contradiction, schema.Origin, reason);
        }

        foreach (var definition in EndlessDefinitions(context))
            context.Report(PlanRules.Contradiction, definition.Origin, "it requires itself inside itself, without end; make one of the properties optional or nullable");
    }

    private static string? Contradiction(Schema schema, CheckContext context) => schema switch
    {
        StringSchema text when text.MinLength > text.MaxLength => $"minLength {text.MinLength} is above maxLength {text.MaxLength}",
        ArraySchema array when array.MinItems > array.MaxItems => $"minItems {array.MinItems} is above maxItems {array.MaxItems}",
        ArraySchema { UniqueItems: true } array when context.Resolve(array.Items) is EnumSchema values && array.MinItems > values.Values.Count =>
            $"minItems is {array.MinItems}, but there are only {values.Values.Count} different items",
        ObjectSchema { AllowsOthers: false } body when body.Properties.FirstOrDefault(CheckContext.IsOnlyRequired) is { } absent =>
            $"it requires {Words.Quote(absent.Name)}, which it does not allow (additionalProperties is false)",
        NumberSchema number => Contradiction(number),
        _ => null,
    };

    private static string? Contradiction(NumberSchema number)
    {
        var (low, isLowOpen) = Tighter(number.Minimum, number.ExclusiveMinimum, isLow: true);
        var (high, isHighOpen) = Tighter(number.Maximum, number.ExclusiveMaximum, isLow: false);
        if (low is not { } least || high is not { } most)
            return null;
        if (least > most)
            return $"its lower bound {least} is above its upper bound {most}";
        if (least == most && (isLowOpen || isHighOpen))
            return $"it must be {least}, which its exclusive bound forbids";
        var step = number.MultipleOf is { } multiple ? ExactNumber.Parse(multiple) : new ExactNumber(number.Type == NumberType.Integer ? 1 : 0);
        return step.Sign > 0 && step.TryDecimal(out var size) && least.TryDecimal(out var first) && most.TryDecimal(out var last)
            && !HoldsMultiple(first, isLowOpen, last, isHighOpen, size) ? $"no multiple of {step} is between {least} and {most}" : null;
    }

    private static bool HoldsMultiple(decimal low, bool isLowOpen, decimal high, bool isHighOpen, decimal step)
    {
        try
        {
            var first = decimal.Ceiling(low / step) * step;
            if (isLowOpen && first == low)
                first += step;
            return isHighOpen ? first < high : first <= high;
        }
        catch (OverflowException)
        {
            return true;
        }
    }

    private static (ExactNumber? Bound, bool IsOpen) Tighter(string? closed, string? open, bool isLow)
    {
        ExactNumber? inclusive = closed is null ? null : ExactNumber.Parse(closed);
        ExactNumber? exclusive = open is null ? null : ExactNumber.Parse(open);
        var isOpen = exclusive is not null && (inclusive is null || (isLow ? exclusive >= inclusive : exclusive <= inclusive));
        return (isOpen ? exclusive : inclusive, isOpen);
    }

    /// <summary>
    /// Definitions of which no finite value exists: all others are found finite, from the ones without references upwards. One that cannot
    /// be told yet waits for the references that it failed at.
    /// </summary>
    private static IEnumerable<Definition> EndlessDefinitions(CheckContext context)
    {
        var endless = new HashSet<string>(StringComparer.Ordinal);

        // Definitions stand mostly before what they need, so the last one is asked first.
        var ready = new Stack<Definition>();
        foreach (var definition in context.Plan.Definitions)
        {
            if (definition.Schema is ObjectSchema or ArraySchema or UnionSchema or ReferenceSchema && endless.Add(definition.Pointer))
                ready.Push(definition);
        }

        var waiting = new Dictionary<string, List<Definition>>(StringComparer.Ordinal);
        var obstacles = new List<string>();
        while (ready.Count > 0)
        {
            var definition = ready.Pop();
            obstacles.Clear();
            if (!endless.Contains(definition.Pointer))
                continue;
            if (!IsFinite(definition.Schema, endless, obstacles))
            {
                foreach (var pointer in obstacles)
                    Wait(definition, pointer);
                continue;
            }

            endless.Remove(definition.Pointer);
            if (waiting.TryGetValue(definition.Pointer, out var freed))
            {
                waiting.Remove(definition.Pointer);
                freed.ForEach(ready.Push);
            }
        }

        return context.Plan.Definitions.Where(definition => definition.Schema is not ReferenceSchema && endless.Contains(definition.Pointer));

        void Wait(Definition definition, string pointer)
        {
            if (!waiting.TryGetValue(pointer, out var others))
                waiting.Add(pointer, others = []);
            others.Add(definition);
        }
    }

    /// <param name="endless">What is not known to be finite.</param>
    /// <param name="obstacles">Of a schema that is not finite: what would have to be, any one of it, to ask again.</param>
    private static bool IsFinite(Schema schema, HashSet<string> endless, List<string> obstacles)
    {
        if (schema.IsNullable)
            return true;
        switch (schema)
        {
            case ReferenceSchema reference when endless.Contains(reference.Pointer):
                obstacles.Add(reference.Pointer);
                return false;
            case ObjectSchema body:
                foreach (var property in body.Properties)
                {
                    if (property.IsRequired && !IsFinite(property.Schema, endless, obstacles))
                        return false;
                }

                return true;
            case ArraySchema { MinItems: > 0 } array:
                return IsFinite(array.Items, endless, obstacles);
            case UnionSchema union:
                foreach (var member in union.Members)
                {
                    if (IsFinite(member, endless, obstacles))
                        return true;
                }

                return false;
            default:
                return true;
        }
    }
}
