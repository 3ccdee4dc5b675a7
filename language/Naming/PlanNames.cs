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

    /// <summary>What follows the verb in methods that every client has, whatever its plan.</summary>
    private static readonly string[] ClientMethods = ["Async", "Untyped"];

    private readonly string[] _calls;
    private readonly string[] _methods;
    private readonly Dictionary<string, string> _definitions = [];
    private readonly Dictionary<string, string> _helpers = [];
    private readonly SiblingNames _top = new(ReservedTypes);

    private PlanNames(PlanModel plan)
    {
        _calls = new string[plan.Calls.Count];
        NameTypes(plan);
        _methods = NameMethods(plan.Calls);
        foreach (var definition in plan.Definitions)
        {
            if (definition.Schema is EnumSchema)
                _helpers[definition.Pointer] = _top.Take(TypeOf(definition) + "Json", "", "Helper");
        }
    }

    public static PlanNames Of(PlanModel plan) => new(plan);

    /// <summary>The method that makes a call from named parameters, by the call's place in <see cref="PlanModel.Calls"/>.</summary>
    public string MethodOf(int call) => _methods[call];

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
            siblings[i] = new(schema.Properties[i].Name, schema.Properties[i].CSharpName, "Property");
        return new SiblingNames([.. ReservedMembers, enclosingType]).Allocate(siblings);
    }

    /// <summary>The names of an enum's values.</summary>
    public static string[] OfValues(EnumSchema schema)
    {
        var siblings = new Sibling[schema.Values.Count];
        for (var i = 0; i < siblings.Length; i++)
        {
            // The text "1" and the number 1 are two values.
            var value = schema.Values[i];
            siblings[i] = new(value.Label, value.CSharpName, "Value", Mark: value.Json is ['"', ..] ? "" : "Literal");
        }

        return new SiblingNames([]).Allocate(siblings);
    }

    /// <summary>The names that types nested in a type may have.</summary>
    public static SiblingNames Nested(string enclosingType, IEnumerable<string> members) =>
        new([.. ReservedMembers, enclosingType, .. members]);

    /// <summary>
    /// The newest version of a name has the plain type name; <c>V</c> and the version follow for the others. Traits, and pages and screens
    /// whose name the plan leaves open, have fixed names, which nothing else may have.
    /// </summary>
    private void NameTypes(PlanModel plan)
    {
        var siblings = new List<Sibling>();
        var events = new List<int>();
        var groups = VersionsOf(plan.Calls);
        foreach (var versions in groups)
        {
            var newest = plan.Calls[versions[0]];
            var sibling = SiblingOf(newest);
            var plain = FixedNameOf(newest) ?? _top.Plain(sibling);
            for (var older = 1; older < versions.Count; older++)
            {
                var call = plan.Calls[versions[older]];
                if (call.CSharpName != newest.CSharpName && _top.TryPin(call.CSharpName))
                    _calls[versions[older]] = call.CSharpName!;
                else
                    _top.Want(PlainVersion(plain, call));
            }

            if (FixedNameOf(newest) is { } name)
            {
                _calls[versions[0]] = _top.TryPin(newest.CSharpName) ? newest.CSharpName! : name;
                continue;
            }

            siblings.Add(sibling);
            events.Add(versions[0]);
        }

        var types = plan.Definitions.Where(definition => IsType(definition.Schema)).ToList();
        siblings.AddRange(types.Select(type => new Sibling(type.Name, type.Schema.CSharpName, "Value", Mark: "Definition")));
        var names = _top.Allocate(siblings);
        for (var i = 0; i < names.Length; i++)
        {
            if (i < events.Count)
                _calls[events[i]] = names[i];
            else
                _definitions[types[i - events.Count].Pointer] = names[i];
        }

        foreach (var versions in groups)
        {
            for (var older = 1; older < versions.Count; older++)
                _calls[versions[older]] ??= NameOlder(plan.Calls[versions[older]], _calls[versions[0]]);
        }
    }

    /// <summary>The places of the calls of each name, the newest version first.</summary>
    private static List<List<int>> VersionsOf(EquatableArray<PlannedCall> calls)
    {
        var byName = new Dictionary<(PlannedCallKind, string), List<int>>();
        var all = new List<List<int>>(calls.Count);
        for (var i = 0; i < calls.Count; i++)
        {
            var key = (calls[i].Kind, calls[i].Name);
            if (!byName.TryGetValue(key, out var versions))
                all.Add(byName[key] = versions = []);
            versions.Add(i);
        }

        foreach (var versions in all)
            versions.Sort((a, b) => (calls[b].Version ?? 0).CompareTo(calls[a].Version ?? 0));
        return all;
    }

    private static Sibling SiblingOf(PlannedCall call) => call.Kind switch
    {
        PlannedCallKind.Page => new(call.Name, call.CSharpName, "Page", "Page", "Page"),
        PlannedCallKind.Screen => new(call.Name, call.CSharpName, "Screen", "Screen", "Screen"),
        _ => new(call.Name, call.CSharpName, "Event"),
    };

    private static string? FixedNameOf(PlannedCall call) => call.Kind switch
    {
        PlannedCallKind.Identify => "IdentifyTraits",
        PlannedCallKind.Group => "GroupTraits",
        PlannedCallKind.Page when call.Name.Length == 0 => "PageProperties",
        PlannedCallKind.Screen when call.Name.Length == 0 => "ScreenProperties",
        _ => null,
    };

    private static string VersionOf(PlannedCall call) => (call.Version ?? 0).ToString(CultureInfo.InvariantCulture).Replace('-', '_');

    private static string PlainVersion(string newest, PlannedCall older) => newest + "V" + VersionOf(older);

    private string NameOlder(PlannedCall call, string newest) => _top.IsWantedOnce(PlainVersion(newest, call))
        ? _top.Take(newest, "V" + VersionOf(call), "_Version" + VersionOf(call))
        : _top.Take(newest, "_Version" + VersionOf(call));

    /// <summary>A verb and what is left of the type's name; the whole name where two calls, or the client, would have one method.</summary>
    private string[] NameMethods(EquatableArray<PlannedCall> calls)
    {
        var methods = new string[calls.Count];
        for (var i = 0; i < methods.Length; i++)
            methods[i] = MethodOf(calls[i].Kind, _calls[i]);
        var shared = new HashSet<string>(methods.GroupBy(method => method).Where(same => same.Count() > 1).Select(same => same.Key), StringComparer.Ordinal);
        for (var i = 0; i < methods.Length; i++)
        {
            if (shared.Contains(methods[i]) || ClientMethods.Contains(methods[i].Substring(calls[i].Kind.ToString().Length)))
                methods[i] = calls[i].Kind + "_" + _calls[i];
        }

        return methods;
    }

    private static string MethodOf(PlannedCallKind kind, string type)
    {
        var verb = kind.ToString();
        return kind switch
        {
            PlannedCallKind.Track => verb + type,
            _ when type.StartsWith(verb + "Traits", StringComparison.Ordinal) => verb + type.Substring(verb.Length + "Traits".Length),
            _ when type.StartsWith(verb + "Properties", StringComparison.Ordinal) => verb + type.Substring(verb.Length + "Properties".Length),
            _ when type.EndsWith(verb, StringComparison.Ordinal) => verb + type.Substring(0, type.Length - verb.Length),
            _ => verb + type,
        };
    }
}
