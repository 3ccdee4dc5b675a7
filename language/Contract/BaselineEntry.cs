using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Contract;

/// <summary>An untyped call that is known and accepted: every call of this event in this member of this file.</summary>
/// <param name="File">Relative to the baseline's folder, with forward slashes.</param>
/// <param name="Member">The member's full name, <c>Shop.Checkout.Complete</c>.</param>
/// <param name="Event">The event's name; <c>*</c> when it is not a constant, and the kind (<c>identify</c>) of a call that has none.</param>
internal sealed record BaselineEntry(string File, string Member, string Event)
{
    /// <summary>The file's usual name, beside the project file.</summary>
    public const string FileName = "tracking-plan.baseline";

    /// <summary>What a new baseline begins with.</summary>
    public const string Header = "# Untyped calls that are known and accepted: file | member | event. New ones are reported; delete a line when its call is gone.";

    /// <summary>Properties of a report on an untyped call, which the compiler's log carries.</summary>
    public const string MemberProperty = "Member";

    public const string EventProperty = "Event";

    private const string Separator = " | ";

    /// <summary>Makes an entry whose text is one line and shows all of itself, whatever the event's name holds.</summary>
    public static BaselineEntry Of(string file, string member, string eventName) => new(
        Invisible.Spell(file.Trim()), Invisible.Spell(member.Trim()), Invisible.Spell(eventName.Replace('\r', ' ').Replace('\n', ' ').TrimEnd()));

    /// <summary>Reads a line; null when it is no entry. The event comes last, for its name may hold anything.</summary>
    public static BaselineEntry? Parse(string line)
    {
        var parts = line.Split([Separator], 3, StringSplitOptions.None);
        return parts.Length == 3 ? Of(parts[0], parts[1], parts[2]) : null;
    }

    /// <summary>Whether a line is neither empty nor a comment.</summary>
    public static bool IsContent(string line) => line.Trim() is { Length: > 0 } text && text[0] != '#';

    public override string ToString() => string.Join(Separator, File, Member, Event);
}
