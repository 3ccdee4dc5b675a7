using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Language.CSharp;

/// <summary>
/// What the types of a plan have in common: its name, its namespace, and its definitions, those that are types of their own under their
/// names. Equal to another exactly when the same call becomes the same code with both.
/// </summary>
internal sealed class SharedTypes : IEquatable<SharedTypes>
{
    /// <summary>How many characters of an enum's values a violation lists.</summary>
    private const int LongestList = 2_000;

    private readonly Dictionary<string, SharedType> _types = new(StringComparer.Ordinal);
    private readonly EquatableArray<SharedType> _all;
    private readonly EquatableArray<Definition> _definitions;
    private readonly Dictionary<string, CSharpType> _unions = new(StringComparer.Ordinal);
    private DefinitionTable? _table;
    private SharedLists? _lists;

    public SharedTypes(PlanModel plan, PlanNames names, string ns)
    {
        PlanName = plan.Name;
        Namespace = ns;
        Contract = new(plan.Definitions);
        _definitions = plan.Definitions;
        var all = new SharedType[plan.Definitions.Count];
        for (var i = 0; i < all.Length; i++)
        {
            var definition = plan.Definitions[i];
            var name = PlanNames.IsType(definition.Schema) ? names.TypeOf(definition) : null;
            all[i] = new(definition, name, definition.Schema is EnumSchema ? names.HelperOf(definition) : null);
            _types[definition.Pointer] = all[i];
        }

        _all = all.ToEquatableArray();
    }

    public string PlanName { get; }

    public string Namespace { get; }

    /// <summary>How the plan's lock writes a call.</summary>
    public ContractLines Contract { get; }

    public Definition? Find(string pointer) => _types.TryGetValue(pointer, out var type) ? type.Definition : null;

    public string NameOf(Definition definition) => _types[definition.Pointer].Name!;

    public string FullNameOf(Definition definition) => $"global::{Namespace}.{CSharpName.Escape(NameOf(definition))}";

    /// <summary>The class that gives the JSON of a shared enum's values.</summary>
    public string HelperOf(Definition definition) => _types[definition.Pointer].Helper!;

    /// <summary>Where references lead. Made when it is asked for: few edits get as far.</summary>
    public DefinitionTable Table => _table ??= new(_definitions);

    /// <summary>Whether a union of a property or list has so many members that it may be anything.</summary>
    public bool IsBeyondLimit(UnionSchema union) => Table.MembersOf(union) is null;

    /// <summary>Whether a union within the limit, or any member of it, may be null.</summary>
    public bool IsNullable(UnionSchema union) => union.IsNullable || Table.MembersOf(union)!.Any(member => Table.Resolve(member).IsNullable);

    /// <summary>Whether a definition without a type of its own is too large to be declared wherever it is used.</summary>
    public bool IsBeyondLimit(Definition definition) =>
        definition.Schema is ArraySchema && (_lists ??= new(Table)).IsBeyondLimit(definition);

    /// <summary>The type of a definition that has one.</summary>
    public CSharpType? TypeOf(Definition definition) => definition.Schema switch
    {
        EnumSchema schema => EnumType(schema, FullNameOf(definition), $"global::{Namespace}.{HelperOf(definition)}.Of"),
        UnionSchema union => UnionType(definition, union),
        _ when PlanNames.IsType(definition.Schema) => new ModelType(FullNameOf(definition), IsStruct: false),
        _ => null,
    };

    private CSharpType UnionType(Definition definition, UnionSchema union)
    {
        if (!_unions.TryGetValue(definition.Pointer, out var type))
        {
            type = IsBeyondLimit(union) ? JsonNodeType.Any : new ModelType(FullNameOf(definition), IsStruct: true) { IsNullable = IsNullable(union) };
            _unions.Add(definition.Pointer, type);
        }

        return type;
    }

    public static EnumType EnumType(EnumSchema schema, string fullName, string json)
    {
        var allowed = new List<string>();
        var length = 0;
        foreach (var value in schema.Values)
        {
            // It is repeated wherever the enum is used, for a reader who sees the first of them at most.
            if ((length += value.Json.Length) > LongestList && allowed.Count > 0)
            {
                allowed.Add("...");
                break;
            }

            allowed.Add(value.Json);
        }

        return new EnumType(fullName, json, schema.Values.Count, string.Join(", ", allowed));
    }

    public bool Equals(SharedTypes? other) =>
        ReferenceEquals(this, other)
        || (other is not null && PlanName == other.PlanName && Namespace == other.Namespace && _all.Equals(other._all));

    public override bool Equals(object? obj) => Equals(obj as SharedTypes);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Namespace);

    private sealed record SharedType(Definition Definition, string? Name, string? Helper);
}
