using System.Globalization;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Generator.Emit;

/// <summary>
/// The regular expressions of a file, each made once and when it is first needed. A type is written before its file is known: it holds
/// marks, which become the names of the file's fields here.
/// </summary>
internal sealed class PatternEmitter
{
    /// <summary>Around the number of a pattern in its type. Text of a plan never becomes code with a control character in it.</summary>
    private const char Mark = '\u0001';

    private readonly List<string> _patterns = [];

    /// <summary>The place of a pattern's field in the code of a type.</summary>
    public static string MarkOf(string pattern, List<string> patterns) => Mark + PlaceIn(patterns, pattern).ToString(CultureInfo.InvariantCulture) + Mark;

    /// <summary>Adds the code of a type to a file, with the fields in the place of the marks.</summary>
    public void Append(FileText file, EmittedType code)
    {
        var start = 0;
        for (var mark = code.Type.IndexOf(Mark); mark >= 0; mark = code.Type.IndexOf(Mark, start))
        {
            var end = code.Type.IndexOf(Mark, mark + 1);
            var pattern = code.Patterns[int.Parse(code.Type.Substring(mark + 1, end - mark - 1), CultureInfo.InvariantCulture)];
            file.Append(code.Type, start, mark - start);
            file.Append($"{PlanNames.Patterns}.{FieldOf(pattern)}");
            start = end + 1;
        }

        file.Append(code.Type, start, code.Type.Length - start);
    }

    /// <summary>Adds the class of the patterns so far; nothing when there are none.</summary>
    public void AppendFields(FileText file)
    {
        if (_patterns.Count == 0)
            return;
        var source = new SourceWriter();
        source.Open($"file static class {PlanNames.Patterns}");
        foreach (var pattern in _patterns)
        {
            source.Line($"public static readonly global::TrackingPlan.Serialization.PlanRegex {FieldOf(pattern)} = new({Literal.Of(pattern)});");
        }

        source.Close();
        file.Append("\n");
        file.Append(source.Take());
    }

    private string FieldOf(string pattern) => "Pattern" + (PlaceIn(_patterns, pattern) + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Where a pattern stands among others; a new one stands last.</summary>
    private static int PlaceIn(List<string> patterns, string pattern)
    {
        var place = patterns.IndexOf(pattern);
        if (place >= 0)
            return place;
        patterns.Add(pattern);
        return patterns.Count - 1;
    }
}
