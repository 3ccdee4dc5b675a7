using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TrackingPlan.Generator.Analyzers.Calls;

/// <summary>Values that are known at compile time, and the value behind the conversions that a client's signature asks for.</summary>
internal static class Constants
{
    /// <summary>The value as it was written, before it became an <c>object</c>, a <c>JsonNode</c> or another client's own JSON type.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (operation is IConversionOperation conversion && !conversion.ConstantValue.HasValue
            && (conversion.IsImplicit || conversion.Type is { SpecialType: SpecialType.System_Object }))
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    public static bool TryGet(IOperation operation, out object? value)
    {
        operation = Unwrap(operation);
        if (operation.ConstantValue.HasValue)
        {
            value = operation.ConstantValue.Value;
            return true;
        }

        value = (operation as IFieldReferenceOperation)?.Field is { IsReadOnly: true, IsStatic: true } field ? LiteralOf(field) : null;
        return value is not null;
    }

    public static string? StringOf(IOperation operation) => TryGet(operation, out var value) ? value as string : null;

    /// <summary><c>static readonly string OrderCompleted = "Order Completed"</c> is as good as a constant.</summary>
    private static object? LiteralOf(IFieldSymbol field)
    {
        foreach (var reference in field.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax literal }
                && literal.IsKind(SyntaxKind.StringLiteralExpression))
            {
                return literal.Token.Value;
            }
        }

        return null;
    }
}
