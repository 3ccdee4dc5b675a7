using System.Globalization;
using System.Text;
using TrackingPlan.Json;

namespace TrackingPlan.Plan.Lock;

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

    /// <summary>Writes the lock of a plan; lines end with LF. Equal contracts give equal texts, whatever the plan's layout and order.</summary>
    public static string Write(PlanModel plan)
    {
        var names = NameDefinitions(plan.Definitions);
        var schemas = new SchemaJson(names);
        var lines = new List<string>();
        foreach (var definition in plan.Definitions)
            lines.Add($"definition {JsonText.Of(names[definition.Pointer])} {schemas.Of(definition.Schema)}");
        foreach (var call in plan.Calls)
        {
            var title = TitleOf(call);
            lines.Add($"{title} {SchemaJson.OfCall(call)}");
            foreach (var property in call.Body.Properties)
                lines.Add($"{title} {JsonText.Of(property.Name)} {(property.IsRequired ? "required" : "optional")} {schemas.OfProperty(property)}");
        }

        lines.Sort(StringComparer.Ordinal);
        var text = new StringBuilder(Header).Append('\n').Append("plan ").Append(JsonText.Of(plan.Name)).Append('\n');
        foreach (var line in lines)
            text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>Reads a lock. Lines that cannot be read are left out and named in the result.</summary>
    public static LockReading Read(string text) => LockReader.Read(text);

    private static string TitleOf(PlannedCall call)
    {
        var title = call.Kind.ToString().ToLowerInvariant();
        if (call.Name.Length > 0 || call.Kind == PlannedCallKind.Track)
            title += " " + JsonText.Of(call.Name);
        return call.Version is { } version ? title + " v" + version.ToString(CultureInfo.InvariantCulture) : title;
    }

    /// <summary>A definition's own name; its whole pointer where two have one name.</summary>
    private static Dictionary<string, string> NameDefinitions(EquatableArray<Definition> definitions)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var same in definitions.GroupBy(definition => definition.Name, StringComparer.Ordinal))
        {
            foreach (var definition in same)
                names[definition.Pointer] = same.Count() == 1 ? definition.Name : definition.Pointer;
        }

        return names;
    }
}

/// <summary>What a lock holds.</summary>
/// <param name="Plan">Without words for people, consumers and places.</param>
/// <param name="UnreadableLines">Their numbers, from zero.</param>
internal sealed record LockReading(PlanModel Plan, IReadOnlyList<int> UnreadableLines);
