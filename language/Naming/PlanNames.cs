using System.Globalization;
using TrackingPlan.Language.Model;
using static TrackingPlan.Language.Naming.SiblingNames;

namespace TrackingPlan.Language.Naming;

/// <summary>The C# names of everything in a plan. The siblings at the top are its events, pages, screens and the definitions that are types.</summary>
internal sealed class PlanNames
{
    /// <summary>The class of the methods that a plan adds to the client.</summary>
    public const string Calls = "PlanCalls";

    /// <summary>The class of the patterns that a generated file checks.</summary>
    public const string Patterns = "PlanPatterns";

    /// <summary>What every struct and class has already, and the one helper that generated types may hold.</summary>
    private static readonly string[] ReservedMembers =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "ReferenceEquals", "Finalize", "Json"];

    /// <summary>A type may not have the name of one of its members either.</summary>
    private static readonly string[] ReservedTypes =
        [Calls, Patterns, "IdentifyTraits", "GroupTraits", "PageProperties", "ScreenProperties", .. ReservedMembers];

    private readonly string[] _calls;
    private readonly Dictionary<string, string> _definitions = [];
    private readonly Dictionary<string, string> _helpers = [];
    private readonly SiblingNames _top = new(ReservedTypes);

    private PlanNames(PlanModel plan)
    {
        _calls = new string[plan.Calls.Count];
        NameCalls(plan.Calls, PlannedCallKind.Track, "", "Event");
        NameCalls(plan.Calls, PlannedCallKind.Page, "Page", "");
        NameCalls(plan.Calls, PlannedCallKind.Screen, "Screen", "");
        NameCalls(plan.Calls, PlannedCallKind.Identify, "IdentifyTraits", "");
        NameCalls(plan.Calls, PlannedCallKind.Group, "GroupTraits", "");
        NameDefinitions(plan.Definitions);
        foreach (var definition in plan.Definitions)
        {
            if (definition.Schema is EnumSchema)
                _helpers[definition.Pointer] = _top.Take(TypeOf(definition) + "Json", "", "Helper");
        }
    }

    public static PlanNames Of(PlanModel plan) => new(plan);

    /// <summary>The type of a call, by its place in <see cref="PlanModel.Calls"/>.</summary>
    public string TypeOf(int call) => _calls[call];

    /// <summary>The type of a definition for which <see cref="IsType"/> holds.</summary>
    public string TypeOf(Definition definition) => _definitions[definition.Pointer];

    /// <summary>The class that gives the JSON of the values of a definition that is an enum.</summary>
    public string HelperOf(Definition definition) => _helpers[definition.Pointer];

    /// <summary>Whether a shared schema has a C# type of its own; the others only lend their constraints.</summary>
    public static bool IsType(Schema schema) => schema is EnumSchema or UnionSchema or ObjectSchema { Properties.Count: > 0 };

    /// <summary>The names of an object's properties in a type; constants have one too, though they are no members.</summary>
    public static string[] OfProperties(ObjectSchema schema, string enclosingType)
    {
        var siblings = new Sibling[schema.Properties.Count];
        for (var i = 0; i < siblings.Length; i++)
            siblings[i] = new(schema.Properties[i].Name, schema.Properties[i].CSharpName);
        return new SiblingNames([.. ReservedMembers, enclosingType]).Allocate(siblings, "Property", Spelling.Snake);
    }

    /// <summary>The names of an enum's values.</summary>
    public static string[] OfValues(EnumSchema schema)
    {
        var siblings = new Sibling[schema.Values.Count];
        for (var i = 0; i < siblings.Length; i++)
            siblings[i] = new(schema.Values[i].Label, schema.Values[i].CSharpName);
        return new SiblingNames([]).Allocate(siblings, "Value", Spelling.Snake);
    }

    /// <summary>The names that types nested in a type may have.</summary>
    public static SiblingNames Nested(string enclosingType, IEnumerable<string> members) =>
        new([.. ReservedMembers, enclosingType, .. members]);

    /// <summary>
    /// The newest version of a name has the plain type name; <c>V</c> and the version follow for the others. Traits, and pages and screens
    /// whose name the plan leaves open, have fixed names.
    /// </summary>
    private void NameCalls(EquatableArray<PlannedCall> calls, PlannedCallKind kind, string suffix, string ofReserved)
    {
        var versions = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < calls.Count; i++)
        {
            if (calls[i].Kind != kind)
                continue;
            if (!versions.TryGetValue(calls[i].Name, out var same))
                versions.Add(calls[i].Name, same = []);
            same.Add(i);
        }

        var names = new List<string>(versions.Keys);
        var siblings = new List<Sibling>(names.Count);
        foreach (var name in names)
        {
            versions[name].Sort((a, b) => (calls[b].Version ?? 0).CompareTo(calls[a].Version ?? 0));
            siblings.Add(new(name, calls[versions[name][0]].CSharpName));
        }

        var isFixed = kind is not PlannedCallKind.Track;
        var types = isFixed ? FixedNames(kind, siblings, suffix) : _top.Allocate(siblings, ofReserved, Spelling.SpacedTitle);
        for (var i = 0; i < types.Length; i++)
        {
            var same = versions[names[i]];
            _calls[same[0]] = types[i];
            for (var older = 1; older < same.Count; older++)
                _calls[same[older]] = NameOlder(calls[same[older]], types[i]);
        }
    }

    private string[] FixedNames(PlannedCallKind kind, List<Sibling> siblings, string suffix)
    {
        var types = new string[siblings.Count];
        for (var i = 0; i < types.Length; i++)
        {
            if (siblings[i].Pinned is { } pinned && Identifier.IsValid(pinned))
                types[i] = _top.Take(pinned, "", suffix);
            else if (siblings[i].Name.Length > 0)
                types[i] = _top.Take(Identifier.Pascal(siblings[i].Name), suffix, "Named" + suffix, Spelling.StyleOf(siblings[i].Name) + suffix, "_" + Identifier.Hash(siblings[i].Name));
            else
                types[i] = kind is PlannedCallKind.Page or PlannedCallKind.Screen ? suffix + "Properties" : suffix;
        }

        return types;
    }

    private string NameOlder(PlannedCall call, string newest)
    {
        var version = (call.Version ?? 0).ToString(CultureInfo.InvariantCulture).Replace('-', '_');
        return call.CSharpName is { } pinned && Identifier.IsValid(pinned) && pinned != newest
            ? _top.Take(pinned, "", "V" + version, "Version" + version)
            : _top.Take(newest, "V" + version, "Version" + version);
    }

    private void NameDefinitions(EquatableArray<Definition> definitions)
    {
        var types = new List<Definition>();
        var siblings = new List<Sibling>();
        foreach (var definition in definitions)
        {
            if (!IsType(definition.Schema))
                continue;
            types.Add(definition);
            siblings.Add(new(definition.Name, definition.Schema.CSharpName));
        }

        var names = _top.Allocate(siblings, "Value", Spelling.Snake);
        for (var i = 0; i < names.Length; i++)
            _definitions[types[i].Pointer] = names[i];
    }
}
