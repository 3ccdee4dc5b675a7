using System.Globalization;

namespace TrackingPlan.Tool.Tests;

/// <summary>What other tests ask ajv, it answers.</summary>
public class AjvTests
{
    [Fact]
    public void Ajv_judges_by_draft_07_with_formats_and_in_characters() =>
        Assert.Equal(
            [true, false, true, false, true, null],
            Ajv.Judge(
            [
                ("""{ "type": "string", "format": "email" }""", "\"a@example.com\""),
                ("""{ "type": "string", "format": "email" }""", "\"a\""),
                ("""{ "pattern": "^.$" }""", "\"\U0001F600\""),
                ("""{ "$id": "a", "maxLength": 1 }""", "\"ab\\ud800\""),
                ("""{ "$id": "a", "maxLength": 9 }""", "\"ab\""),
                ("""{ "type": "any" }""", "1"),
            ]));

    [Fact]
    public void Ajv_says_why_a_schema_is_none()
    {
        var faults = Ajv.Faults(["""{ "type": "string", "format": "iri" }""", """{ "type": "any" }""", """{ "pii": true }""", """{ "format": "datetime" }"""]);
        Assert.Null(faults[0]);
        Assert.DoesNotContain(null, faults.Skip(1));
    }

    [Fact]
    public void Ajv_answers_thousands_at_once()
    {
        var verdicts = Ajv.Judge(Enumerable.Range(0, 5_000).Select(n => ($$"""{ "minimum": {{n}} }""", (n + (n % 2 == 0 ? 1 : -1)).ToString(CultureInfo.InvariantCulture))));
        Assert.Equal(Enumerable.Range(0, 5_000).Select(n => (bool?)(n % 2 == 0)), verdicts);
    }
}
