using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Language.Shapes.Native;

/// <summary>The native format: written by people, reviewed in pull requests.</summary>
internal sealed class NativePlan
{
    /// <summary>What a version has from the newest, unless it says so itself.</summary>
    private static readonly string[] Inherited = ["owner", "user", "alongside"];

    private static readonly Comparer<WrittenCall> ByVersion = Comparer<WrittenCall>.Create(static (left, right) => Nullable.Compare(left.Version, right.Version));

    private readonly PlanText _text;
    private readonly SchemaReferences _references;
    private readonly SchemaReader _schemas;

    private NativePlan(PlanText text, SchemaReferences references, JsonValue root)
    {
        _text = text;
        _references = references;
        _schemas = new(text, references, new(root, "#"), isNative: true);
    }

    public static PlanModel Read(PlanText text) => Read(text, out _);

    /// <param name="definitions">What events may refer to that are not in this text.</param>
    public static PlanModel Read(PlanText text, out NativeDefinitions definitions)
    {
        var references = new SchemaReferences(text);
        definitions = new(text, references);
        return new NativePlan(text, references, text.Root).Read();
    }

    /// <summary>Reads the events of a text that is a part of the one with the definitions.</summary>
    public static EquatableArray<PlannedCall> ReadEvents(PlanText part, NativeDefinitions definitions)
    {
        var plan = new NativePlan(part, new(part, definitions.References), definitions.Plan.Root);
        var calls = new List<PlannedCall>();
        foreach (var member in part.Root.Members)
            plan.ReadEvent(member, calls);
        return calls.ToEquatableArray();
    }

    private PlanModel Read()
    {
        var root = _text.Root;
        _text.ReportUnknownKeys(root, NativeKeys.Plan, "in a plan");
        _references.Declare(new(root, "#"), _schemas);

        var calls = new List<PlannedCall>();
        if (root["events"] is { Kind: not JsonKind.Null } events)
        {
            if (events.Kind != JsonKind.Object)
                _text.ReportMisplaced(events, "\"events\"", "an object of event names and what they are");
            foreach (var member in events.Members)
                ReadEvent(member, calls);
        }

        ReadSingle(PlannedCallKind.Identify, "identify", calls);
        ReadSingle(PlannedCallKind.Group, "group", calls);
        ReadSingle(PlannedCallKind.Page, "page", calls);
        ReadSingle(PlannedCallKind.Screen, "screen", calls);

        return new()
        {
            Name = _text.TextOf(root, "name") is { Length: > 0 } name ? name : _text.FileStem,
            Description = _text.TextOf(root, "description"),
            Shape = PlanShape.Native,
            Calls = calls.ToEquatableArray(),
            Definitions = _references.ReadAll(),
            Naming = NativeNaming.Read(_text),
            Consumers = new NativeConsumers(_text).Read(),
        };
    }

    private void ReadEvent(JsonMember member, List<PlannedCall> calls)
    {
        if (member.Value.Kind != JsonKind.Object)
        {
            _text.ReportMisplaced(member.Value, $"The event {Words.Quote(member.Name)}", "an object with its \"description\", \"properties\" and \"required\"");
            return;
        }

        var node = member.Value;
        var newest = ReadCall(PlannedCallKind.Track, member.Name, node, NativeKeys.Event, "in an event", member.NameRange);
        var versionsFrom = _text.Calls.Count;
        if (node.Find("versions") is { } versions)
        {
            if (newest.Version is null)
                _text.Report(PlanRules.Misplaced, versions.NameRange, "An event with \"versions\"", "an object that says its own \"version\" too", "one without");
            if (versions.Value.Kind != JsonKind.Object)
                _text.ReportMisplaced(versions.Value, "\"versions\"", "an object of version numbers and how the event was then");
            foreach (var version in versions.Value.Members)
                ReadOtherVersion(newest, node, version, calls);
            _text.Calls.Sort(versionsFrom, _text.Calls.Count - versionsFrom, ByVersion);
        }

        calls.Add(newest);
        _text.Calls.Add(Written(newest, node));
    }

    /// <summary>An earlier version says what was different; who owns the event and whose it is has not changed, unless it says so.</summary>
    private void ReadOtherVersion(PlannedCall newest, JsonValue newestNode, JsonMember member, List<PlannedCall> calls)
    {
        if (!int.TryParse(member.Name, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            _text.Report(PlanRules.Misplaced, member.NameRange, "The name of a version", "an integer in double quotes such as \"1\"", Words.Quote(member.Name));
            return;
        }

        if (number == newest.Version)
        {
            _text.Report(PlanRules.DuplicateEvent, member.NameRange, $"Version {number} of {Words.Quote(newest.Name)}");
            return;
        }

        if (member.Value.Kind != JsonKind.Object)
        {
            _text.ReportMisplaced(member.Value, $"Version {number}", "an object with its \"properties\" and \"required\"");
            return;
        }

        var version = ReadCall(PlannedCallKind.Track, newest.Name, member.Value, NativeKeys.Version, "in a version", member.NameRange);
        var inherited = Inherited.Where(key => member.Value[key] is null).Select(newestNode.Find).OfType<JsonMember>()
            .Where(fact => fact.Name != "user" || version.Body.Properties.Any(property => property.Name == fact.Value.Text)).ToList();
        version = version with
        {
            Version = number,
            Description = version.Description ?? newest.Description,
            Owner = Has("owner") ? newest.Owner : version.Owner,
            User = Has("user") ? newest.User : version.User,
            Alongside = Has("alongside") ? newest.Alongside : version.Alongside,
        };
        calls.Add(version);
        _text.Calls.Add(Written(version, member.Value) with { Inherited = inherited });

        bool Has(string key) => inherited.Any(fact => fact.Name == key);
    }

    private static WrittenCall Written(PlannedCall call, JsonValue node) => new(call.Kind, call.Name, call.Version, node) { Description = call.Description };

    private void ReadSingle(PlannedCallKind kind, string key, List<PlannedCall> calls)
    {
        if (_text.Root.Find(key) is not { Value.Kind: not (JsonKind.Null or JsonKind.Broken) } member)
            return;
        var isTraits = kind is PlannedCallKind.Identify or PlannedCallKind.Group;
        if (member.Value.Kind != JsonKind.Object)
        {
            _text.ReportMisplaced(member.Value, $"\"{key}\"", $"an object with its \"{(isTraits ? "traits" : "properties")}\" and \"required\"");
            return;
        }

        var name = isTraits ? "" : _text.TextOf(member.Value, "name") ?? "";
        var call = ReadCall(kind, name, member.Value, isTraits ? NativeKeys.Traits : NativeKeys.Page, $"in \"{key}\"", member.NameRange);
        calls.Add(call);
        _text.Calls.Add(Written(call, member.Value));
    }

    private PlannedCall ReadCall(PlannedCallKind kind, string name, JsonValue node, string[] keys, string where, TextRange place)
    {
        _text.ReportUnknownKeys(node, keys, where);
        return new()
        {
            Kind = kind,
            Name = name,
            Version = EventVersion.Of(node.Find("version"), _text),
            Description = _text.TextOf(node, "description") is { Length: > 0 } words ? words : null,
            Owner = _text.TextOf(node, "owner") is { Length: > 0 } owner ? owner : null,
            CSharpName = _schemas.CSharpNameOf(node),
            RenamedFrom = _text.TextOf(node, "renamedFrom"),
            Deprecation = _schemas.ReadDeprecation(node),
            User = _text.TextOf(node, "user") is not null ? ReferenceOf(node["user"]!) : null,
            Alongside = ReadAlongside(node),
            Body = _schemas.ReadObject(node, kind is PlannedCallKind.Identify or PlannedCallKind.Group ? "traits" : "properties"),
            Origin = new(place.Start, place.Length),
        };
    }

    private EquatableArray<Reference> ReadAlongside(JsonValue node)
    {
        if (node.Find("alongside") is not { Value.Kind: not JsonKind.Null } member)
            return [];
        if (member.Value.Kind == JsonKind.Array && member.Value.Items.All(item => item.Kind == JsonKind.String))
            return member.Value.Items.Select(ReferenceOf).ToEquatableArray();
        _text.ReportIgnored(member, "an array of \"identify\", \"group\" and names of events");
        return [];
    }

    private static Reference ReferenceOf(JsonValue name) => new(name.Text, SchemaReader.OriginOf(name));
}
