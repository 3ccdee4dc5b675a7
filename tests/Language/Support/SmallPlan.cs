using TrackingPlan.Language.Checks;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Rules;
using TrackingPlan.Language.Shapes;

namespace TrackingPlan.Language.Tests;

/// <summary>Small plans for tests, and what is said about them.</summary>
internal static class SmallPlan
{
    /// <summary>A native plan with one event that has the given properties (the inside of the object).</summary>
    public static string WithProperties(string properties, string required = "") =>
        $$"""{ "events": { "Thing Done": { "description": "d", "owner": "o", "properties": { {{properties}} }, "required": [{{required}}] } } }""";

    /// <summary>A native plan with one property <c>p</c> of the given schema.</summary>
    public static string WithSchema(string schema) => WithProperties($"\"p\": {schema}");

    /// <summary>The schema of property <c>p</c> of the first call.</summary>
    public static Schema Schema(string schema) => Model(WithSchema(schema)).Calls[0].Body.Properties[0].Schema;

    public static PlanModel Model(string text) => PlanReader.Read(text, "test.plan.json").Model!;

    /// <summary>Everything that is said about a plan, by the reader and by the checks.</summary>
    public static IReadOnlyList<Finding> Findings(string text)
    {
        var reading = PlanReader.Read(text, "test.plan.json");
        return [.. reading.Findings, .. PlanChecks.Run(reading)];
    }

    /// <summary>
    /// Holds a plan's findings against its marks, <c>{|TRK1006:"strin"|}</c>: each rule at its place, and nothing else; marks may be inside
    /// each other. Rules not worth a mark in every plan (no description or owner) are left out by name.
    /// </summary>
    public static void AssertFindings(string marked, params string[] except)
    {
        var (text, expected) = Unmark(marked);
        var found = Findings(text)
            .Where(finding => !except.Contains(finding.Rule.Id))
            .Select(finding => (finding.Place.Start, $"{finding.Rule.Id} {text.Substring(finding.Place.Start, finding.Place.Length)}"));
        Assert.Equal(expected.Order(), found.Order());
    }

    /// <summary>The messages for a plan that may hold marks.</summary>
    public static string Messages(string marked) => string.Join("\n", Findings(Unmark(marked).Text).Select(finding => finding.Message));

    /// <summary>A marked plan without its marks.</summary>
    public static string Plain(string marked) => Unmark(marked).Text;

    private static (string Text, List<(int Start, string What)> Marks) Unmark(string marked)
    {
        var text = new System.Text.StringBuilder();
        var open = new Stack<(int Start, string Id)>();
        var marks = new List<(int, string)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (string.CompareOrdinal(marked, i, "{|TRK", 0, 5) == 0)
            {
                open.Push((text.Length, marked.Substring(i + 2, 7)));
                i += 9;
            }
            else if (string.CompareOrdinal(marked, i, "|}", 0, 2) == 0 && open.Count > 0)
            {
                var (start, id) = open.Pop();
                marks.Add((start, id + " " + text.ToString(start, text.Length - start)));
                i++;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        return (text.ToString(), marks);
    }
}
