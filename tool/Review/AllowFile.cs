using System.Globalization;
using TrackingPlan.Language.Documents;

namespace TrackingPlan.Tool.Review;

/// <summary>A change that the team accepts for a time.</summary>
/// <param name="Fingerprint">Of the change.</param>
/// <param name="Until">The last day on which it is accepted, as <c>yyyy-MM-dd</c>.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Line">From one.</param>
internal sealed record AllowEntry(string Fingerprint, string Until, string Reason, int Line);

/// <summary><c>tracking-plan.allow</c>: one accepted change a line, reviewed like code: <c>fingerprint date reason</c>.</summary>
internal sealed class AllowFile
{
    public const string FileName = "tracking-plan.allow";

    private readonly Dictionary<string, AllowEntry> _entries = new(StringComparer.Ordinal);

    public static AllowFile Empty { get; } = new();

    public IReadOnlyCollection<AllowEntry> Entries => _entries.Values;

    /// <exception cref="InputException">A line is not an entry; the message names it.</exception>
    public static AllowFile Parse(string text, string shown)
    {
        var file = new AllowFile();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var content = line.Trim();
            if (content.Length == 0 || content[0] == '#')
                continue;

            var parts = content.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 3 || !IsFingerprint(parts[0]) || !IsDay(parts[1]))
            {
                throw new InputException(
                    $"{shown}({number}): expected a fingerprint, a last day and a reason, such as '3f2a91c04b7e 2027-03-31 Dashboards moved to the new event'.");
            }

            if (file._entries.TryGetValue(parts[0], out var earlier))
                throw new InputException($"{shown}({number}): accepts {parts[0]}, as line {earlier.Line} does; which of the two counts? Delete one.");
            file._entries.Add(parts[0], new AllowEntry(parts[0], parts[1], parts[2], number));
        }

        return file;
    }

    /// <summary>The entries of a former version, which may hold what would be refused today.</summary>
    public static AllowFile Known(string text)
    {
        try
        {
            return Parse(text, "");
        }
        catch (InputException)
        {
            return Empty;
        }
    }

    /// <summary>The lines that another version of the file does not have, wherever they stand.</summary>
    public IEnumerable<AllowEntry> NotIn(AllowFile other) =>
        _entries.Values.Where(entry => other.Find(entry.Fingerprint) is not { } known || known with { Line = entry.Line } != entry);

    public AllowEntry? Find(string fingerprint) => _entries.GetValueOrDefault(fingerprint);

    private static bool IsFingerprint(string text) => text.Length == 12 && text.All(char.IsAsciiHexDigitLower);

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
