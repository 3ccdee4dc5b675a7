using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.CSharp;

/// <summary>Which values the compiler takes where another type stood before: C#'s implicit conversions, as far as generated code has them.</summary>
internal static class Conversions
{
    private static readonly HashSet<string> ConvertToNode = new(StringComparer.Ordinal)
    {
        "string", "bool", "long", "decimal", "double", "global::System.DateTimeOffset", "global::System.Guid",
    };

    /// <summary>Whether what could be given to one member can be given to another.</summary>
    /// <param name="surface">Where the types of <paramref name="to"/> are.</param>
    public static bool Exist(Member from, Member to, CSharpSurface surface)
    {
        var (given, taken) = (Value.Of(from), Value.Of(to));
        return (from.Presence, to.Presence) switch
        {
            (Presence.OptionalOrNull, Presence.OptionalOrNull) => given == taken,
            (Presence.OptionalOrNull, _) => false,

            // A type that converts to its optional converts no further; C# has no conversions from interfaces, which lists are.
            (_, Presence.OptionalOrNull) => from.Type is not ListType && AreStandard(given, taken),
            _ => AreStandard(given, taken) || AreDefined(given, taken, surface),
        };
    }

    /// <summary>Whether a union still takes what converted to it.</summary>
    public static bool Exist(CSharpType from, UnionDeclaration to)
    {
        foreach (var taken in to.Cases)
        {
            if (AreStandard(new(from, false), new(taken, false)))
                return true;
        }

        return false;
    }

    private static bool AreStandard(Value from, Value to)
    {
        if (from.IsNullable && from.Type.IsStruct && !to.IsNullable)
            return false;
        return from.Type.Name == to.Type.Name || (from.Type, to.Type) switch
        {
            (NumericType { Kind: NumberType.Integer }, NumericType) => true,
            (JsonNodeType, JsonNodeType) => to.Type.Name == JsonNodeType.Any.Name,
            (ListType list, ListType other) => IsReference(list.Item, other.Item),
            _ => false,
        };
    }

    /// <summary>A list is one of another type only where its items need no conversion that makes a new value.</summary>
    private static bool IsReference(CSharpType from, CSharpType to) => (from, to) switch
    {
        ({ IsStruct: true }, _) or (_, { IsStruct: true }) => from.Annotated == to.Annotated,
        (ListType list, ListType other) => IsReference(list.Item, other.Item),
        _ => from.Name == to.Name || (from is JsonNodeType && to.Name == JsonNodeType.Any.Name),
    };

    private static bool AreDefined(Value from, Value to, CSharpSurface surface)
    {
        if (to.Type.Name == JsonNodeType.Any.Name)
            return ConvertToNode.Contains(from.Type.Name);
        if (surface.Find(to.Type.Name)?.Declaration is not UnionDeclaration union || (from.IsNullable && from.Type.IsStruct && !to.IsNullable))
            return false;
        foreach (var taken in union.Cases)
        {
            if (taken is not ListType && AreStandard(new(from.Type, false), new(taken, false)))
                return true;
        }

        return false;
    }

    /// <summary>What a member holds beside being absent.</summary>
    private readonly record struct Value(string Name, CSharpType Type, bool IsNullable)
    {
        public Value(CSharpType type, bool isNullable)
            : this(type.Name, type, isNullable)
        {
        }

        public static Value Of(Member member) => new(member.Type, member.Type.IsNullable || member.Presence is Presence.Optional);

        public bool Equals(Value other) => Name == other.Name && (IsNullable == other.IsNullable || !Type.IsStruct);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);
    }
}
