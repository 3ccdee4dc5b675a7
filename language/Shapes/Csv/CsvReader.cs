using System.Globalization;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Shapes.Native.Writing;

namespace TrackingPlan.Language.Shapes.Csv;

/// <summary>A table as a document. Columns may stand in any order, and all but <c>call</c> or <c>event</c> may be missing.</summary>
internal static class CsvReader
{
    /// <param name="text">The table.</param>
    /// <param name="name">The plan's name, which a table does not hold.</param>
    /// <param name="label">What messages call the file.</param>
    /// <exception cref="InputException">A cell is not what its column holds.</exception>
    public static PlanDocument Read(string text, string name, string label)
    {
        var rows = CsvText.Read(text).ToList();
        if (rows.Count == 0)
            throw new InputException($"{label}: the table is empty; its first line names the columns ({string.Join(", ", CsvColumns.All)}).");
        var header = rows[0].Cells.Select(c => c.Trim().ToLowerInvariant().Replace(' ', '_')).ToList();
        if (header.Find(c => c.Length > 0 && !CsvColumns.All.Contains(c)) is { } unknown)
            throw new InputException($"{label}: the column \"{unknown}\" is unknown. The columns are {string.Join(", ", CsvColumns.All)}.");
        if (!header.Contains(CsvColumns.Event) && !header.Contains(CsvColumns.Call))
            throw new InputException($"{label}: the first line names no column \"event\" or \"call\", so no row says which call it is of.");

        var calls = new List<Draft>();
        foreach (var (line, cells) in rows.Skip(1))
            AddRow(new Row(header, cells, $"{label}({line})"), calls);
        return new PlanDocument { Name = name, Calls = [.. calls.Select(c => c.Finish())] };
    }

    private static void AddRow(Row row, List<Draft> calls)
    {
        var kind = row[CsvColumns.Call] switch
        {
            "" => PlannedCallKind.Track,
            var word when Enum.TryParse<PlannedCallKind>(word, ignoreCase: true, out var known) && known != PlannedCallKind.Common && !char.IsAsciiDigit(word[0]) => known,
            var word => throw row.Fault($"\"{word}\" is no call; expected track, identify, group, page or screen"),
        };
        var version = row.Integer(CsvColumns.Version);
        var draft = calls.Find(c => c.Call.Kind == kind && c.Call.Name == row[CsvColumns.Event] && c.Call.Version == version);
        if (draft is null)
            calls.Add(draft = new Draft(new CallDocument { Kind = kind, Name = row[CsvColumns.Event], Version = version, Body = JsonBuild.Object() }));
        if (row[CsvColumns.Property].Length == 0)
            draft.Describe(row);
        else
            draft.Add(row);
    }

    /// <summary>A call while its rows are read.</summary>
    private sealed class Draft(CallDocument call)
    {
        private readonly List<JsonMember> _properties = [];
        private readonly List<JsonValue> _required = [];

        public CallDocument Call { get; private set; } = call;

        public void Describe(Row row)
        {
            var more = row.Json(CsvColumns.More);
            _required.AddRange(more["required"]?.Items ?? []);
            var facts = more.Members.Where(m => m.Name is not ("required" or "additionalProperties") && !NativeWriter.BodyConstraints.Contains(m.Name)).ToList();
            foreach (var column in new[] { CsvColumns.Owner, CsvColumns.User })
            {
                if (row[column].Length > 0)
                    facts.Add(JsonBuild.Member(column, JsonBuild.Text(row[column])));
            }

            Call = Call with
            {
                Description = row[CsvColumns.Description] is { Length: > 0 } description ? description : null,
                Native = facts,
                Body = more.Without(["required", .. facts.Select(f => f.Name)]),
            };
        }

        public void Add(Row row)
        {
            var name = row[CsvColumns.Property][0] == '"' ? row.Json(CsvColumns.Property).Text : row[CsvColumns.Property];
            if (_properties.Exists(p => p.Name == name))
                throw row.Fault($"the property \"{name}\" is there twice; delete one");
            _properties.Add(JsonBuild.Member(name, Schema(row)));
            if (row.Flag(CsvColumns.Required))
                _required.Add(JsonBuild.Text(name));
        }

        public CallDocument Finish()
        {
            var body = Call.Body;
            if (_properties.Count > 0)
                body = body.With("properties", JsonBuild.Object(_properties));
            return Call with { Body = _required.Count > 0 ? body.With("required", JsonBuild.Array(_required)) : body };
        }

        private static JsonValue Schema(Row row)
        {
            var more = row.Json(CsvColumns.More);
            if (more.Kind != JsonKind.Object)
                return more;
            var members = new List<JsonMember>();
            if (row[CsvColumns.Description].Length > 0)
                members.Add(JsonBuild.Member("description", JsonBuild.Text(row[CsvColumns.Description])));
            if (row[CsvColumns.Type].Split('|') is var types && types[0].Length > 0)
                members.Add(JsonBuild.Member("type", types.Length == 1 ? JsonBuild.Text(types[0]) : JsonBuild.Array(types.Select(JsonBuild.Text))));
            if (row[CsvColumns.Values].Length > 0)
                members.Add(JsonBuild.Member("enum", JsonBuild.Array(row[CsvColumns.Values].Split('|').Select(JsonBuild.Text))));
            foreach (var (column, keyword, kind) in CsvColumns.Keywords)
            {
                if (row[column].Length > 0 && (kind != JsonKind.True || row.Flag(column)))
                    members.Add(JsonBuild.Member(keyword, kind == JsonKind.String ? JsonBuild.Text(row[column]) : kind == JsonKind.True ? JsonBuild.Boolean(true) : row.Number(column)));
            }

            return JsonBuild.Object(members.Concat(more.Members));
        }
    }

    private sealed class Row(List<string> header, IReadOnlyList<string> cells, string place)
    {
        public string this[string column] => header.IndexOf(column) is >= 0 and var i && i < cells.Count ? cells[i] : "";

        public InputException Fault(string message) => new($"{place}: {message}.");

        public bool Flag(string column) => this[column].Trim().ToUpperInvariant() switch
        {
            "YES" or "TRUE" or "1" or "X" or "REQUIRED" => true,
            "" or "NO" or "FALSE" or "0" or "OPTIONAL" => false,
            _ => throw Fault($"\"{this[column]}\" in the column \"{column}\" is neither yes nor no"),
        };

        public int? Integer(string column) => this[column].Length == 0 ? null
            : int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw Fault($"\"{this[column]}\" in the column \"{column}\" is no integer from 0");

        public JsonValue Number(string column) => JsonParser.Parse(this[column]) is { Root.Kind: JsonKind.Number, Problems.Count: 0 } number
            ? JsonBuild.Number(number.Root.Text)
            : throw Fault($"\"{this[column]}\" in the column \"{column}\" is no number");

        public JsonValue Json(string column)
        {
            if (this[column].Length == 0)
                return JsonBuild.Object();
            var json = JsonParser.Parse(this[column]);
            return json.Problems.Count == 0 ? json.Root : throw Fault($"the column \"{column}\" holds no JSON: {json.Problems[0].Message}");
        }
    }
}
