using System.Text.RegularExpressions;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>What people do to a plan while they work on it, and what is in the file in between.</summary>
internal static partial class PlanEdits
{
    private static readonly string[] Pieces =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "null", " ", "\n", "//\n", "/* */", "'", "#", "\\u0041", "\"deprecated\": true,", "\"$ref\": \"#/definitions/x\",", "\"events\": {},", "\"type\": \"integer\","];

    /// <summary>The next text; most often still JSON.</summary>
    public static string Next(string plan, Random random) => random.Next(10) switch
    {
        0 => ReplaceWord(plan, random),
        1 => ReplaceWord(plan, random),
        2 => plan.Insert(random.Next(plan.Length + 1), Pieces[random.Next(Pieces.Length)]),
        3 => Delete(plan, random.Next(plan.Length + 1), random.Next(1, 12)),
        4 => plan.Replace("\n", "\n ", StringComparison.Ordinal),
        5 => Duplicate(plan, random),
        6 => DeleteMember(plan, random),
        7 => Swap(plan, random),
        8 => Replace(plan, Lines().Matches(plan), random, _ => ""),
        _ => Replace(plan, Types().Matches(plan), random, _ => random.Next(2) == 0 ? "\"type\": \"integer\"" : "\"type\": [\"string\", \"null\"]"),
    };

    private static string ReplaceWord(string plan, Random random) =>
        Replace(plan, Words().Matches(plan), random, word => random.Next(2) == 0 ? word + "x" : $"W{random.Next(5)}");

    /// <summary>A member or item once more, as people add to a plan: by copying.</summary>
    private static string Duplicate(string plan, Random random) =>
        Replace(plan, Members().Matches(plan), random, member => $"{member}, {Words().Replace(member, word => word.Value + "Too", 1)}");

    private static string DeleteMember(string plan, Random random) =>
        Replace(plan, MembersBeforeOthers().Matches(plan), random, _ => "");

    private static string Swap(string plan, Random random)
    {
        var members = MembersBeforeOthers().Matches(plan);
        if (members.Count < 2)
            return plan;
        var first = random.Next(members.Count - 1);
        var (a, b) = (members[first], members[first + 1]);
        return a.Index + a.Length > b.Index ? plan : $"{plan[..a.Index]}{b.Value}{plan[(a.Index + a.Length)..b.Index]}{a.Value}{plan[(b.Index + b.Length)..]}";
    }

    private static string Delete(string plan, int at, int length) => plan.Remove(at, Math.Min(length, plan.Length - at));

    private static string Replace(string plan, MatchCollection matches, Random random, Func<string, string> by)
    {
        if (matches.Count == 0)
            return plan;
        var match = matches[random.Next(matches.Count)];
        return $"{plan[..match.Index]}{by(match.Value)}{plan[(match.Index + match.Length)..]}";
    }

    [GeneratedRegex("\\w+")]
    private static partial Regex Words();

    [GeneratedRegex("\n[^\n]*")]
    private static partial Regex Lines();

    [GeneratedRegex("\"type\": *\"\\w+\"")]
    private static partial Regex Types();

    /// <summary>A name with its object, braces and all.</summary>
    [GeneratedRegex("\"[^\"\n]*\": *\\{(?>[^{}]|(?<open>\\{)|(?<-open>\\}))*(?(open)(?!))\\}")]
    private static partial Regex Members();

    [GeneratedRegex("\"[^\"\n]*\": *\\{(?>[^{}]|(?<open>\\{)|(?<-open>\\}))*(?(open)(?!))\\}\\s*,\\s*")]
    private static partial Regex MembersBeforeOthers();
}
