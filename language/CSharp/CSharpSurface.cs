using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Language.CSharp;

/// <summary>What code sees of a plan: its types by their C# names, and where in the plan each comes from.</summary>
internal sealed class CSharpSurface
{
    /// <summary>A plan does not know its namespace, which its project gives it; any will do to compare two plans.</summary>
    private const string Namespace = "Plan";

    private const string Root = "global::" + Namespace + ".";

    /// <summary>A shared type may be used in more places than anyone counts.</summary>
    private const int MostPlaces = 64;

    private readonly Dictionary<string, SurfaceType> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<WirePlace>> _uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _definitions = new(StringComparer.Ordinal);

    public CSharpSurface(PlanModel plan)
    {
        var names = PlanNames.Of(plan);
        var shared = new SharedTypes(plan, names, Namespace);
        var all = PlanTypes.All(plan, names, shared, type => (Type: type, Code: PlanDeclarer.Declare(type)), made => made.Code.Uses);
        foreach (var (type, (declaration, _)) in all)
        {
            if (type.Definition is { } definition)
                _definitions[definition.Pointer] = Root + declaration.Name;
            Add(declaration, Root + declaration.Name, WirePlace.Of(type));
        }
    }

    /// <summary>In the order of the plan, each before the types in it.</summary>
    public IReadOnlyCollection<SurfaceType> Types => _types.Values;

    /// <summary>The type of a name as <see cref="CSharpType"/> writes it.</summary>
    public SurfaceType? Find(string name) => _types.TryGetValue(name, out var type) ? type : null;

    /// <summary>The places in calls of a place: itself, or for one in a definition those where the definition is used.</summary>
    public IEnumerable<WirePlace> PlacesOf(WirePlace place)
    {
        var found = new List<WirePlace>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        Collect(place);
        return found;

        void Collect(WirePlace part)
        {
            if (found.Count == MostPlaces)
                return;
            if (part.Kind is not null)
            {
                found.Add(part);
                return;
            }

            if (!known.Add(part.Owner) || !_definitions.TryGetValue(part.Owner, out var type) || !_uses.TryGetValue(type, out var uses))
                return;
            foreach (var use in uses)
                Collect(use with { Path = use.Path.Concat(part.Path).ToEquatableArray() });
        }
    }

    /// <summary>Every name that code can write, and what it means. A type and a member are never taken for each other.</summary>
    public IEnumerable<(string Name, string Meaning)> Names()
    {
        foreach (var type in _types.Values)
        {
            yield return ("type " + type.Name, type.Place.ToString());
            foreach (var member in type.Members)
            {
                if (!member.IsConstant)
                    yield return ($"{type.Name}.{member.Name}", type.Place.Member(member.WireName).ToString());
            }

            foreach (var value in (type.Declaration as EnumDeclaration)?.Values ?? [])
                yield return ($"{type.Name}.{value.Name}", $"{type.Place} = {value.Json}");
            if (type.Declaration is not CallDeclaration { Method: { } method })
                continue;
            yield return (method + "()", type.Place.ToString());
            foreach (var member in type.Members)
            {
                if (!member.IsConstant)
                    yield return ($"{method}({member.Parameter})", type.Place.Member(member.WireName).ToString());
            }
        }
    }

    private void Add(Declaration declaration, string name, WirePlace place)
    {
        if (_types.ContainsKey(name))
            return;
        var type = new SurfaceType(name, declaration, place);
        _types.Add(name, type);
        foreach (var member in type.Members)
            AddNested(declaration, name, member.Type, place.Member(member.WireName));
        foreach (var inUnion in (declaration as UnionDeclaration)?.Cases ?? [])
            AddNested(declaration, name, inUnion, place);
    }

    private void AddNested(Declaration outer, string name, CSharpType type, WirePlace place)
    {
        for (; type is ListType list; type = list.Item)
            place = place.Items();
        if (!_uses.TryGetValue(type.Name, out var uses))
            _uses.Add(type.Name, uses = []);
        if (uses.Count < MostPlaces)
            uses.Add(place);
        if (!type.Name.StartsWith(name + ".", StringComparison.Ordinal))
            return;
        foreach (var nested in outer.Nested)
        {
            if (type.Name == name + "." + nested.Name)
                Add(nested, type.Name, place);
        }
    }
}

/// <summary>A type that a plan becomes.</summary>
/// <param name="FullName">As <see cref="CSharpType"/> writes it.</param>
internal sealed record SurfaceType(string FullName, Declaration Declaration, WirePlace Place)
{
    /// <summary>Inside the plan's namespace.</summary>
    public string Name => FullName.Substring(FullName.IndexOf('.') + 1);

    public EquatableArray<Member> Members => Declaration switch
    {
        CallDeclaration call => call.Members,
        ObjectDeclaration model => model.Members,
        _ => [],
    };
}
