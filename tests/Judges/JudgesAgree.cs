using TrackingPlan.Language.Schemas.Formats;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Judges.Tests;

/// <summary>
/// Whether a value is valid is said in four places: of a constant in code, of a call when it is written, of a default by <c>check</c> and of a
/// recorded payload by <c>validate</c>. They say the same, or docs/schema-support.md says why one cannot.
/// </summary>
public sealed class JudgesAgree(Verdicts verdicts) : IClassFixture<Verdicts>
{
    private const int LeastValues = 12;

    public static TheoryData<int, string> Cases => [.. JudgedCase.All.Select(item => (item.Index, $"{item.Subject}: {item.Name}"))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_every_value(int index, string name)
    {
        var item = JudgedCase.All[index];
        var differences = new List<string>();
        foreach (var value in item.Values)
        {
            Expect("check", verdicts.OfCheck(item, value), value.IsValid);
            Expect("validate", verdicts.OfValidate(item, value), value.IsValid);
            Expect("a constant in code", verdicts.OfConstant(item, value), value.IsValid || item.IsUntyped);

            // What is invalid and cannot be said in C# is refused by the C# compiler.
            var generated = verdicts.OfGenerated(item, value);
            if (generated is { } verdict)
                Expect("the generated event", verdict, value.IsValid || item.IsUntyped);
            else if (value.IsValid && value.WhyUnheld is null)
                differences.Add($"C# cannot hold {value.Text}, which is valid; docs/schema-support.md has no reason for it");
            if (generated is not null && value.WhyUnheld is not null)
                differences.Add($"C# can hold {value.Text}");

            void Expect(string judge, bool given, bool expected)
            {
                if (given != expected)
                    differences.Add($"{judge} says that {value.Text} is {(given ? "valid" : "invalid")}");
            }
        }

        if (item.IsUntyped != verdicts.IsReportedAsUntyped(item))
            differences.Add(item.IsUntyped ? "check does not say that C# cannot" : "check says that C# cannot");
        Assert.True(differences.Count == 0, $"{name} {item.Schema.ToJsonString()}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void Every_keyword_that_is_typed_has_a_dozen_values() => AssertCovered(
        KeywordTable.All.Where(keyword => keyword is { Role: KeywordRole.Limits, WhyUntyped: null, Name: not "format" }).Select(keyword => keyword.Name), JudgedCase.Keywords);

    [Fact]
    public void Every_format_has_a_dozen_values() => AssertCovered(JsonFormats.Names, JudgedCase.Formats);

    [Fact]
    public void Every_reason_stands_in_the_documentation()
    {
        var reasons = JudgedCase.All.SelectMany(item => item.Values).Select(value => value.WhyUnheld).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        var lines = Repository.Read("docs/schema-support.md").Split('\n').SkipWhile(line => line != "## Values that C# cannot hold").TakeWhile(line => line != "## Formats");
        var rows = lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        Assert.Equal(reasons, rows.Order(StringComparer.Ordinal));
    }

    private static void AssertCovered(IEnumerable<string> subjects, IEnumerable<JudgedCase> cases)
    {
        var counts = cases.GroupBy(item => item.Subject).ToDictionary(group => group.Key, group => group.Sum(item => item.Values.Count));
        Assert.DoesNotContain(subjects, subject => !counts.TryGetValue(subject, out var count) || count < LeastValues);
    }
}
