using System.Text;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Contract;

/// <summary>
/// The contract that a plan makes, as a canonical text: one line for each call, property and shared schema, sorted, so that a pull request
/// shows what changes for code and data and nothing else. Committed as <c>referral.plan.lock</c>, and carried by assemblies.
/// </summary>
internal static class PlanLock
{
    /// <summary>Of the file that locks <c>x.plan.json</c>: <c>x.plan.lock</c>.</summary>
    public const string Extension = ".lock";

    private const string Header = "# The contract of a tracking plan: what code and data rely on. Do not edit: write it with 'tracking-plan lock'.";

    /// <summary>The path of a plan's lock: the plan's own, ending in <c>.lock</c>.</summary>
    public static string PathOf(string planPath) =>
        (planPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? planPath.Substring(0, planPath.Length - ".json".Length) : planPath) + Extension;

    /// <summary>Writes the lock of a plan; lines end with LF, and hold nothing invisible. Equal contracts give equal texts, whatever the plan's layout and order.</summary>
    public static string Write(PlanModel plan)
    {
        var contract = new ContractLines(plan.Definitions);
        var lines = plan.Calls.SelectMany(contract.Of).Concat(contract.OfDefinitions).OrderBy(line => line, StringComparer.Ordinal);
        var text = new StringBuilder(Header).Append('\n');
        foreach (var line in lines.Prepend(ContractLines.OfPlan(plan.Name)))
            text.Append(Invisible.Spell(line)).Append('\n');
        return text.ToString();
    }

    /// <summary>Whether a text, as <see cref="Write"/> gave it but for the ends of lines, is a lock that reads back as itself.</summary>
    public static bool IsReadBack(string text, string written) =>
        text.Replace("\r\n", "\n") == written && Read(text) is { UnreadableLines.Count: 0 } reading && Write(reading.Plan) == written;

    /// <summary>Reads a lock. Lines that cannot be read are left out and named in the result.</summary>
    public static LockReading Read(string text) => LockReader.Read(text);
}

/// <summary>What a lock holds.</summary>
/// <param name="Plan">Without words for people, consumers and places.</param>
/// <param name="UnreadableLines">Their numbers, from zero.</param>
internal sealed record LockReading(PlanModel Plan, IReadOnlyList<int> UnreadableLines);
