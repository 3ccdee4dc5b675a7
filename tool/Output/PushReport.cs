using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.PublicApi;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Output;

/// <summary>What a push that did not end well says: each rule that is not as it should be, and how many are.</summary>
internal static class PushReport
{
    /// <summary>Names every rule of which it cannot be said that it is live as the plan has it.</summary>
    public static void WriteRest(PushOutcome outcome, TextWriter output)
    {
        foreach (var (rule, state) in outcome.Written)
            Write(rule, state, "not written", "not written, though it was sent");
        foreach (var (rule, state) in outcome.Deleted)
            Write(rule, state, "not deleted", "not deleted, though it was sent");

        void Write(RuleId rule, RuleState state, string unsent, string former)
        {
            var words = state switch
            {
                RuleState.Unsent => unsent,
                RuleState.Former => former,
                RuleState.Other => "not as it was sent",
                RuleState.Unknown => "unknown",
                _ => null,
            };
            if (words is not null)
                output.WriteLine($"{words}: {SafeText.OneLine(rule.ToString())}");
        }
    }

    /// <summary>What went wrong and what is live now, in one line.</summary>
    public static Exception Failure(PushOutcome outcome)
    {
        var live = Live(outcome);
        return outcome.Failure switch
        {
            OperationCanceledException => new CancelledException($"cancelled. {live}"),
            InputException refusal => new InputException($"{refusal.Message} {live}", refusal),
            { } failure => new PublicApiException($"{failure.Message} {live}"),
            null when outcome.Blindness is OperationCanceledException => new CancelledException($"cancelled while the rules were read back. {live}"),
            null when outcome.Blindness is null => new PublicApiException($"Segment confirmed every request, and does not show what was sent. {live}"),
            null => new PublicApiException(live),
        };
    }

    private static string Live(PushOutcome outcome)
    {
        var all = outcome.Written.Concat(outcome.Deleted).ToList();
        if (all.TrueForAll(rule => rule.State == RuleState.Unsent))
            return "Nothing was written.";
        var (word, state) = outcome.Blindness is null ? ("Live now", RuleState.Live) : ("Confirmed", RuleState.Confirmed);
        var text = $"{word}: {Of(outcome.Written)} written";
        if (outcome.Deleted.Count > 0)
            text += $", {Of(outcome.Deleted)} deleted";
        if (outcome.Blindness is { } blindness)
        {
            var reason = blindness is OperationCanceledException ? "" : " " + blindness.Message;
            return $"{text}; what is live could not be read back.{reason} The others stand above; push again without --apply to see them.";
        }

        if (all.Exists(rule => rule.State == RuleState.Former) && outcome.Failure is not null)
            text += "; Segment may still carry out the request that it did not confirm";
        return text + ". The others stand above; push again to go on.";

        string Of(IReadOnlyList<(RuleId Rule, RuleState State)> rules) => $"{rules.Count(rule => rule.State == state)} of {rules.Count} rules";
    }
}
