using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>One difference between two plans.</summary>
internal sealed record PlanChange
{
    public required ChangeRule Rule { get; init; }

    public required ChangeSubject Subject { get; init; }

    public required Impact Code { get; init; }

    public required Impact Data { get; init; }

    /// <summary>What it was and what it is, in the plan's own terms; null where there was or is nothing.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }

    /// <summary>Where it stands: in the newer plan, or in the older when it was removed.</summary>
    public required Origin Origin { get; init; }

    public required PlanSide Side { get; init; }

    /// <summary>The audiences, metrics and destinations, of either plan, whose data the change alters.</summary>
    public EquatableArray<ChangeSubject> Consumers { get; init; } = [];

    /// <summary>Whether it was found by likeness, and the plan itself does not say so.</summary>
    public bool IsLikely { get; init; }

    public Impact Worst => Code > Data ? Code : Data;

    public string Message => string.Format(CultureInfo.InvariantCulture, Template, Subject, Before ?? "none", After ?? "none");

    /// <summary>The message with the plan's texts made harmless where the words are going to stand.</summary>
    public string MessageWith(Func<string, string> name, Func<string, string> value) => string.Format(
        CultureInfo.InvariantCulture,
        Template,
        Subject.ToString(name),
        Before is null ? "none" : value(Before),
        After is null ? "none" : value(After));

    private string Template => IsLikely ? Rule.Likely ?? Rule.Message : Rule.Message;

    /// <summary>
    /// Twelve hexadecimal digits that name this change whatever else changes around it: made of the rule, the subject and the two values,
    /// never of lines, so that an approval outlives a rebase.
    /// </summary>
    public string Fingerprint()
    {
        var text = string.Join(
            "\u001f", Rule.Id, Subject.Kind, Subject.CallKind, Subject.Name, Subject.Version, Subject.Path, Before, After);
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text));
        var digits = new StringBuilder(12);
        for (var i = 0; i < 6; i++)
            digits.Append(hash[i].ToString("x2", CultureInfo.InvariantCulture));
        return digits.ToString();
    }
}

/// <summary>The older or the newer of two plans.</summary>
internal enum PlanSide
{
    Base,
    Head,
}
