using System.Globalization;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Shapes.Csv;

/// <summary>A document as a table for spreadsheets.</summary>
internal static class CsvWriter
{
    private static readonly string[] Scalars = ["string", "integer", "number", "boolean", "null", "object", "array", "any"];

    public static readonly FormatWords Words = new("CSV") { NoCall = _ => "CSV has no rules for the whole payload of every call" };

    public static IReadOnlyList<ExportFile> Write(PlanDocument plan, List<Loss> losses)
    {
        var references = new References(plan.Definitions);
        var rows = new List<IReadOnlyList<string>> { CsvColumns.All };
        foreach (var same in plan.Calls.Where(c => c.Kind != PlannedCallKind.Common).GroupBy(c => (c.Kind, c.Name, c.Version)))
        {
            losses.AddRange(same.SkipLast(1).Select(c => new Loss(plan.PathOf(c), "this call and version is there twice; the last is written")));
            AddRows(references.InlineAll(same.Last()), rows);
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i].Select(Invisible.SpellHalves).ToList();
            if (!row.SequenceEqual(rows[i]))
                losses.Add(new Loss("$", $"half of a character, which no CSV file can hold; line {i + 1} has its escape instead"));
            rows[i] = row;
        }

        return [new ExportFile(FileNames.Slug(plan.Name) + ".csv", CsvText.Write(rows), text => CsvText.Says(text, rows))];
    }

    private static void AddRows(CallDocument call, List<IReadOnlyList<string>> rows)
    {
        var more = JsonBuild.Object(
        [
            .. call.Native.Where(m => m.Name is not ("owner" or "user") || m.Value.Kind != JsonKind.String),
            .. call.Body.Members.Where(m => m.Name is not ("type" or "properties" or "required")),
            .. Unplanned(call),
        ]);
        rows.Add(Row(call, new()
        {
            [CsvColumns.Description] = call.Description ?? "",
            [CsvColumns.Owner] = call.Fact("owner") is { Kind: JsonKind.String } owner ? owner.Text : "",
            [CsvColumns.User] = call.Fact("user") is { Kind: JsonKind.String } user ? user.Text : "",
            [CsvColumns.More] = more.Members.Count > 0 ? JsonText.Of(more) : "",
        }));
        var required = RequiredOf(call.Body);
        foreach (var property in call.Body["properties"]?.Members ?? [])
            rows.Add(Row(call, PropertyCells(property, required.Contains(property.Name))));
    }

    /// <summary>Names that are required without being described.</summary>
    private static IEnumerable<JsonMember> Unplanned(CallDocument call)
    {
        var names = RequiredOf(call.Body).Where(name => call.Body["properties"]?.Find(name) is null).ToList();
        return names.Count == 0 ? [] : [JsonBuild.Member("required", JsonBuild.Array(names.Select(JsonBuild.Text)))];
    }

    private static List<string> RequiredOf(JsonValue body) => [.. (body["required"]?.Items ?? []).Select(r => r.Text)];

    private static Dictionary<string, string> PropertyCells(JsonMember property, bool isRequired)
    {
        // The name as JSON where it cannot stand in a cell that means "no property" by being empty.
        var cells = new Dictionary<string, string>
        {
            [CsvColumns.Property] = property.Name.Length == 0 || property.Name[0] == '"' ? JsonText.Of(property.Name) : property.Name,
            [CsvColumns.Required] = isRequired ? "yes" : "no",
        };
        if (property.Value.Kind != JsonKind.Object)
        {
            cells[CsvColumns.More] = JsonText.Of(property.Value);
            return cells;
        }

        var more = new List<JsonMember>();
        foreach (var member in property.Value.Members)
        {
            if (Cell(member) is var (column, text))
                cells[column] = text;
            else
                more.Add(member);
        }

        cells[CsvColumns.More] = more.Count > 0 ? JsonText.Of(JsonBuild.Object(more)) : "";
        return cells;
    }

    private static (string Column, string Text)? Cell(JsonMember member)
    {
        var value = member.Value;
        if (member is { Name: "description", Value: { Kind: JsonKind.String, Text.Length: > 0 } })
            return (CsvColumns.Description, value.Text);
        if (member.Name == "type" && TypeOf(value) is { } type)
            return (CsvColumns.Type, type);
        if (member.Name == "enum" && value.Items.Count > 0 && value.Items.All(i => i is { Kind: JsonKind.String, Text.Length: > 0 } && !i.Text.Contains('|', StringComparison.Ordinal)))
            return (CsvColumns.Values, string.Join('|', value.Items.Select(i => i.Text)));
        foreach (var (column, keyword, kind) in CsvColumns.Keywords)
        {
            if (member.Name == keyword && value.Kind == kind && (kind != JsonKind.String || value.Text.Length > 0))
                return (column, kind == JsonKind.True ? "yes" : value.Text);
        }

        return null;
    }

    private static string? TypeOf(JsonValue type) => type.Kind switch
    {
        JsonKind.String when Scalars.Contains(type.Text) => type.Text,
        JsonKind.Array when type.Items.Count > 1 && type.Items.All(i => Scalars.Contains(i.Text)) => string.Join('|', type.Items.Select(i => i.Text)),
        _ => null,
    };

    private static IReadOnlyList<string> Row(CallDocument call, Dictionary<string, string> cells)
    {
        cells[CsvColumns.Call] = call.Kind.ToString().ToLowerInvariant();
        cells[CsvColumns.Event] = call.Name;
        cells[CsvColumns.Version] = call.Version?.ToString(CultureInfo.InvariantCulture) ?? "";
        return [.. CsvColumns.All.Select(column => cells.GetValueOrDefault(column, ""))];
    }
}
