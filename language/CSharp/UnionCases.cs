using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.CSharp;

/// <summary>The C# types of a union's members: each type once, unions inside it flattened, no two that C# cannot tell apart.</summary>
internal sealed class UnionCases(TypeDeclarer declarer, SharedTypes shared)
{
    private readonly List<CSharpType> _cases = [];

    /// <param name="schema">The union, within <see cref="PlanLimits.UnionMembers"/>.</param>
    /// <param name="scope">The type it becomes.</param>
    public List<CSharpType> Of(UnionSchema schema, Scope scope)
    {
        var definitions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in shared.Table.MembersOf(schema) ?? [])
        {
            var (target, _, definition, _) = shared.Table.Resolve(member);

            // Null is no case of its own: the union is nullable where it is used.
            if (target is not ConstSchema { Json: "null" } && (definition is null || definitions.Add(definition.Pointer)))
                Add(declarer.TypeOf(Widen(member), scope, NameOf(member)));
        }

        KeepOneNumber();
        if (_cases.Count == 0)
            _cases.Add(JsonNodeType.Any);
        return _cases;
    }

    private void Add(CSharpType type)
    {
        for (var i = 0; i < _cases.Count; i++)
        {
            if (_cases[i].Name == type.Name)
            {
                _cases[i] = WithoutDemands(type);
                return;
            }
        }

        _cases.Add(type with { IsNullable = false });
    }

    /// <summary>Two members of one C# type: whatever fits one of them is valid, so neither's demands are.</summary>
    private static CSharpType WithoutDemands(CSharpType type) => type switch
    {
        StringType => new StringType(),
        NumericType number => new NumericType(number.Kind),
        ListType list => new ListType(list.Item),
        _ => type with { IsNullable = false },
    };

    /// <summary>A literal such as 5 would convert to several kinds of number; the widest says what all of them say.</summary>
    private void KeepOneNumber()
    {
        var widest = default(NumericType);
        foreach (var type in _cases)
        {
            if (type is NumericType number && (widest is null || Width(number) > Width(widest)))
                widest = number;
        }

        _cases.RemoveAll(type => type is NumericType number && number.Kind != widest!.Kind);
    }

    private static int Width(NumericType number) => number.Kind switch { NumberType.Integer => 0, NumberType.Double => 1, _ => 2 };

    /// <summary>One permitted string among other types is still something the caller chooses, wherever it is written.</summary>
    private Schema Widen(Schema member) => shared.Table.Resolve(member).Target is ConstSchema constant
        ? constant.Json[0] switch
        {
            '"' => new StringSchema(),
            't' or 'f' => new BooleanSchema(),
            '{' or '[' or 'n' => new AnySchema(),
            _ => new NumberSchema { Type = NumberType.Decimal },
        }
        : member;

    private static NestedName NameOf(Schema member) => NestedName.CaseOf(member switch
    {
        EnumSchema => "Enum",
        ArraySchema => "List",
        _ => "Object",
    });
}
