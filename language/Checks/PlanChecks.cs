using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Language.Checks;

/// <summary>
/// Holds a plan that was read against the rules that no reader needs: what is legal, but not meant. None is fatal; the generator does not
/// run them. One rule, one file.
/// </summary>
internal static class PlanChecks
{
    private static readonly Action<CheckContext>[] Checks =
    [
        RequiredAbsentCheck.Run,
        ValueBreaksSchemaCheck.Run,
        ContradictionCheck.Run,
        IdleKeywordCheck.Run,
        UnknownFormatCheck.Run,
        InconsistentPropertyCheck.Run,
        NamingCheck.Run,
        ReservedNameCheck.Run,
        PersonalDataCheck.Run,
        UnknownNameCheck.Run,
        MissingJoinKeyCheck.Run,
        UndocumentedCheck.Run,
        LimitCheck.Run,
    ];

    /// <summary>What the checks find, in the order of the text; without what the reader has found already.</summary>
    public static EquatableArray<Finding> Run(PlanReading reading)
    {
        if (reading.Model is null)
            return [];
        var text = new PlanText(reading.Document, "");
        var context = new CheckContext(reading.Model, text);
        foreach (var check in Checks)
            check(context);
        return text.Findings;
    }
}
