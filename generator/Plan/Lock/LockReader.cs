using System.Globalization;
using System.Text;
using TrackingPlan.Json;

namespace TrackingPlan.Plan.Lock;

/// <summary>Reads a lock by putting its lines together to a plan again, which <see cref="PlanReader"/> reads: there is one reader of schemas.</summary>
internal sealed class LockReader
{
    private readonly List<string> definitions = [];
    private readonly List<Call> calls = [];
    private readonly Dictionary<string, Call> callsByTitle = new(StringComparer.Ordinal);
    private string name = "";

    public static LockReading Read(string text)
    {
        var reader = new LockReader();
        var unreadable = new List<int>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line.Length > 0 && line[0] != '#' && !reader.TryRead(line))
                unreadable.Add(i);
        }

        return new(reader.ToPlan(), unreadable);
    }

    private bool TryRead(string line)
    {
        if (LockLine.Parse(line) is not { } parts)
            return false;
        switch (parts.Keyword)
        {
            case "plan" when parts is { Names: [var planName], Json: null }:
                name = planName;
                return true;
            case "definition" when parts is { Names: [var definition], Json: { } schema }:
                definitions.Add($"{JsonText.Of(definition)}:{schema}");
                return true;
            default:
                return Enum.TryParse<PlannedCallKind>(parts.Keyword, ignoreCase: true, out var kind) && parts.Json is not null && TryReadCall(kind, parts);
        }
    }

    private bool TryReadCall(PlannedCallKind kind, LockLine line)
    {
        var names = line.IsRequired is null ? line.Names : [.. line.Names.Take(line.Names.Count - 1)];
        if (names.Count > 1 || (line.IsRequired is not null && line.Names.Count == 0))
            return false;
        var call = FindOrAdd(new(kind, names.Count == 1 ? names[0] : "", line.Version));
        if (line.IsRequired is not { } isRequired)
        {
            call.Header = line.Json!;
            return true;
        }

        var property = JsonText.Of(line.Names[line.Names.Count - 1]);
        call.Properties.Add($"{property}:{line.Json}");
        if (isRequired)
            call.Required.Add(property);
        return true;
    }

    private Call FindOrAdd(Call call)
    {
        if (callsByTitle.TryGetValue(call.Title, out var known))
            return known;
        callsByTitle.Add(call.Title, call);
        calls.Add(call);
        return call;
    }

    private PlanModel ToPlan()
    {
        var json = new StringBuilder("{\"name\":").Append(JsonText.Of(name))
            .Append(",\"definitions\":{").Append(string.Join(",", definitions)).Append("},\"events\":{");
        for (var i = 0; i < calls.Count; i++)
            json.Append(i > 0 ? "," : "").Append('"').Append(i.ToString(CultureInfo.InvariantCulture)).Append("\":").Append(calls[i].ToJson());
        var model = PlanReader.Read(json.Append("}}").ToString(), "lock").Model ?? new() { Name = name, Shape = PlanShape.Native, Calls = [] };

        // Under numbers for names, calls of every kind and version are events to the reader; here they get back who they are.
        return model with { Calls = model.Calls.Select(Restore).ToEquatableArray() };
    }

    private PlannedCall Restore(PlannedCall read)
    {
        var call = calls[int.Parse(read.Name, CultureInfo.InvariantCulture)];
        return read with { Kind = call.Kind, Name = call.Name, Version = call.Version };
    }

    private sealed record Call(PlannedCallKind Kind, string Name, int? Version)
    {
        public string Title => $"{Kind} {Version} {Name}";

        public string Header { get; set; } = "{}";

        public List<string> Properties { get; } = [];

        public List<string> Required { get; } = [];

        public string ToJson() =>
            (Header.Length > 2 ? Header.Substring(0, Header.Length - 1) + "," : "{")
            + $"\"properties\":{{{string.Join(",", Properties)}}},\"required\":[{string.Join(",", Required)}]}}";
    }
}
