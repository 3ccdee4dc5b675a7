using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>The value of an untyped property, as the typed member takes it.</summary>
internal static class TypedValue
{
    /// <summary>Null where the value does not become the member's type without thinking.</summary>
    public static string? Of(IOperation value, Member member, TypedNames types)
    {
        var text = value.Syntax.ToString();
        if (Constants.TryGet(value, out var constant) && constant is null)
            return member.Type.IsNullable || member.Presence != Presence.Required ? "null" : null;
        if (IsNullableStruct(value.Type) && member.Presence == Presence.Required && !member.Type.IsNullable)
            return null;
        return member.Type switch
        {
            StringType => Is(value, SpecialType.System_String) ? text : null,
            EnumType type => constant is string chosen && types.FindEnum(type.Name) is { } declared ? NameOf(chosen, declared) : null,
            NumericType { Kind: NumberType.Integer } => IsInteger(value) ? text : null,
            NumericType { Kind: NumberType.Double } => IsNumber(value) ? text : null,
            NumericType => IsInteger(value) || Is(value, SpecialType.System_Decimal) ? text : IsNumber(value) ? $"(decimal){Parenthesized(value)}" : null,
            PlainType { Name: "bool" } => Is(value, SpecialType.System_Boolean) ? text : null,
            PlainType or UriType or JsonNodeType or ModelType => Unannotated(value.Type) == member.Type.Name ? text : null,
            _ => null,
        };
    }

    private static string? NameOf(string chosen, EnumDeclaration declared)
    {
        foreach (var value in declared.Values)
        {
            if (value.Json == JsonText.Of(chosen))
                return $"{declared.FullName}.{value.Name}";
        }

        return null;
    }

    private static bool Is(IOperation value, SpecialType type) => Underlying(value.Type)?.SpecialType == type;

    private static bool IsInteger(IOperation value) =>
        Underlying(value.Type)?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt32 or SpecialType.System_Int64;

    private static bool IsNumber(IOperation value) =>
        IsInteger(value) || Underlying(value.Type)?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    private static string Parenthesized(IOperation value) =>
        value is ILiteralOperation or ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IInvocationOperation
            ? value.Syntax.ToString()
            : $"({value.Syntax})";

    private static bool IsNullableStruct(ITypeSymbol? type) => type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static ITypeSymbol? Underlying(ITypeSymbol? type) => IsNullableStruct(type) ? ((INamedTypeSymbol)type!).TypeArguments[0] : type;

    private static string? Unannotated(ITypeSymbol? type) => Underlying(type)?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
