using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Contract;

/// <summary>Puts the lines of a lock together to the model that they were written from.</summary>
internal sealed class LockReader
{
    private readonly List<Definition> _definitions = [];
    private readonly List<LockedCall> _calls = [];
    private readonly Dictionary<(PlannedCallKind, string, int?), LockedCall> _callsByTitle = [];
    private string _name = "";

    public static LockReading Read(string text)
    {
        var reader = new LockReader();
        var unreadable = new List<int>();
        var number = 0;
        for (var start = 0; start < text.Length; number++)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
            var line = text.Substring(start, end - start).TrimEnd('\r');
            if (line.Length > 0 && line[0] != '#' && !reader.TryRead(line))
                unreadable.Add(number);
            start = end + 1;
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
                _name = planName;
                return true;
            case "definition" when parts is { Names: [var definition], Json: { } json }:
                if (SchemaJsonReader.Read(json) is not { } schema)
                    return false;
                _definitions.Add(new($"#/definitions/{JsonPointer.Escape(definition)}", definition, schema, default));
                return true;
            default:
                return Enum.TryParse<PlannedCallKind>(parts.Keyword, ignoreCase: true, out var kind) && TryReadCall(kind, parts);
        }
    }

    private bool TryReadCall(PlannedCallKind kind, LockLine line)
    {
        if (line.Json is not { } json)
            return false;
        var names = line.IsRequired is null ? line.Names : [.. line.Names.Take(line.Names.Count - 1)];
        if (names.Count > 1 || (line.IsRequired is not null && line.Names.Count == 0))
            return false;
        var property = line.IsRequired is { } isRequired ? SchemaJsonReader.ReadProperty(line.Names[line.Names.Count - 1], json, isRequired) : null;
        if (property is null && line.IsRequired is not null)
            return false;
        var call = FindOrAdd(kind, names.Count == 1 ? names[0] : "", line.Version);
        if (property is null)
            call.Header = json;
        else
            call.Properties.Add(property);
        return true;
    }

    private LockedCall FindOrAdd(PlannedCallKind kind, string name, int? version)
    {
        if (_callsByTitle.TryGetValue((kind, name, version), out var known))
            return known;
        var call = new LockedCall(kind, name, version);
        _callsByTitle.Add((kind, name, version), call);
        _calls.Add(call);
        return call;
    }

    private PlanModel ToPlan() => new()
    {
        Name = _name,
        Shape = PlanShape.Native,
        Calls = _calls.Select(call => call.ToPlannedCall()).ToEquatableArray(),
        Definitions = _definitions.ToEquatableArray(),
    };

    private sealed record LockedCall(PlannedCallKind Kind, string Name, int? Version)
    {
        /// <summary>What the call is beside its properties; null where its line is lost.</summary>
        public JsonValue? Header { get; set; }

        public List<Property> Properties { get; } = [];

        public PlannedCall ToPlannedCall() => new()
        {
            Kind = Kind,
            Name = Name,
            Version = Version,
            CSharpName = Header is null ? null : SchemaJsonReader.TextOf(Header, "csharpName"),
            Deprecation = Header is null ? null : SchemaJsonReader.DeprecationOf(Header),
            User = Header is not null && SchemaJsonReader.TextOf(Header, "user") is { } user ? new(user, default) : null,
            Alongside = Header?["alongside"]?.Items.Select(name => new Reference(name.Text, default)).ToEquatableArray() ?? [],
            Body = new() { Properties = Properties.ToEquatableArray(), AllowsOthers = Header is null || SchemaJsonReader.AllowsOthers(Header) },
        };
    }
}
