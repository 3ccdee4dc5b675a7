using TrackingPlan.Language.Json;
using TrackingPlan.Language.Rules;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Checking;

/// <summary>The line of a plan that a finding is about, and what to underline in it.</summary>
/// <param name="Line">Cut around the mark when it is long; tabs are single blanks, so that the mark stands right.</param>
/// <param name="Start">Where the mark begins in <paramref name="Line"/>.</param>
/// <param name="Length">At least one.</param>
internal readonly record struct Excerpt(string Line, int Start, int Length)
{
    private const int Longest = 120;

    public static Excerpt Of(PlanFile plan, Place place)
    {
        var begin = plan.Lines.Start(place.Line);
        var end = begin;
        while (end < plan.Text.Length && plan.Text[end] is not '\r' and not '\n')
            end++;
        var line = plan.Text[begin..end];
        var start = Math.Min(place.Column, line.Length);
        var length = Math.Max(1, place.EndLine == place.Line ? place.EndColumn - start : line.Length - start);

        var cut = Math.Max(0, start - (Longest / 2));
        var shown = line.Substring(cut, Math.Min(Longest, line.Length - cut));
        return new Excerpt(Flat(shown), start - cut, Math.Min(length, Math.Max(1, shown.Length - (start - cut))));
    }

    /// <summary>Every character one column or at least visible: nothing of the plan moves the cursor.</summary>
    private static string Flat(string text)
    {
        var flat = text.ToCharArray();
        for (var i = 0; i < flat.Length; i++)
        {
            if (flat[i] == '\t')
                flat[i] = ' ';
            else if (Invisible.LengthAt(text, i) is > 0 and var length)
                flat.AsSpan(i, length).Fill('\ufffd');
            else if (SafeText.BeginsCommand(text, i))
                flat[i] = '\ufffd';
        }

        return new string(flat);
    }
}
