using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>Equality by value: lists by their items, JSON by its content.</summary>
internal static class EqualityEmitter
{
    /// <summary>How many members make up a hash code; more would cost more than they tell apart.</summary>
    private const int MostHashed = 4;

    private const string ValueEquality = "global::TrackingPlan.Serialization.ValueEquality";
    private const string Equal = ValueEquality + ".Equal";

    public static void Emit(SourceWriter source, string type, EquatableArray<Member> members, bool isStruct)
    {
        var comparisons = new List<string>(members.Count);
        if (!isStruct)
            comparisons.Add("other is not null");
        foreach (var member in members)
        {
            if (!member.IsConstant)
                comparisons.Add(Compare(member));
        }

        source.Blank();
        source.Line("/// <inheritdoc/>");
        source.Line($"public bool Equals({type}{(isStruct ? "" : "?")} other) =>");
        source.Indent();
        for (var i = 0; i < comparisons.Count; i++)
            source.Line((i == 0 ? "" : "&& ") + comparisons[i] + (i == comparisons.Count - 1 ? ";" : ""));
        if (comparisons.Count == 0)
            source.Line("true;");
        source.Outdent();
        source.Blank();
        source.Line("/// <inheritdoc/>");
        source.Line($"public override bool Equals(object? obj) => obj is {type} other && Equals(other);");
        source.Blank();
        source.Line("/// <inheritdoc/>");
        source.Line($"public override int GetHashCode() => {Hash(members)};");
        if (isStruct)
            EmitOperators(source, type);
    }

    public static void EmitOperators(SourceWriter source, string type)
    {
        source.Blank();
        source.Line("/// <summary>Whether all values are equal.</summary>");
        source.Line($"public static bool operator ==({type} left, {type} right) => left.Equals(right);");
        source.Blank();
        source.Line("/// <summary>Whether a value differs.</summary>");
        source.Line($"public static bool operator !=({type} left, {type} right) => !left.Equals(right);");
    }

    /// <summary>The comparison of two values of a type that is not wrapped in an optional.</summary>
    public static string Compare(CSharpType type, string left, string right) => type switch
    {
        ListType { Item: ListType or JsonNodeType } list => $"{Equal}({left}, {right}, static (left, right) => {Compare(list.Item, "left", "right")})",
        ListType or JsonNodeType => $"{Equal}({left}, {right})",
        ModelType { IsStruct: false } => $"{ValueEquality}.EqualObjects({left}, {right})",
        NumericType { Kind: NumberType.Double } => $"{left}.Equals({right})",
        _ => $"{left} == {right}",
    };

    /// <summary>The hash code of an object that may hold others without end.</summary>
    public static string HashOf(string value) => $"{ValueEquality}.Hash({value})";

    private static string Compare(Member member)
    {
        var (left, right) = (member.Name, "other." + member.Name);
        return member.Presence is Presence.OptionalOrNull
            ? $"{left}.HasValue == {right}.HasValue && {Compare(member.Type, left + ".Value", right + ".Value")}"
            : Compare(member.Type, left, right);
    }

    private static string Hash(EquatableArray<Member> members)
    {
        var hashed = new List<string>(MostHashed);
        foreach (var member in members)
        {
            if (hashed.Count < MostHashed && member.Presence is not Presence.OptionalOrNull && member.Type is not (ListType or JsonNodeType or ConstantType))
                hashed.Add(member.Type is ModelType { IsStruct: false } ? HashOf(member.Name) : member.Name);
        }

        return hashed.Count == 0 ? "0" : $"global::System.HashCode.Combine({string.Join(", ", hashed)})";
    }
}
