using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>A type with everything nested in it.</summary>
internal static class TypeEmitter
{
    /// <summary>The code of a type of a plan.</summary>
    public static EmittedType Emit(PlanType type)
    {
        var (declaration, uses) = PlanDeclarer.Declare(type);
        var source = new SourceWriter();
        Emit(source, declaration, type.Shared.PlanName);
        var code = source.Take();
        if (declaration is CallDeclaration call)
            MethodEmitter.Emit(source, call, type.Shared.Namespace);
        return new(type.Name, code, source.Take(), source.Patterns.ToEquatableArray(), HasObsolete(declaration))
        {
            Uses = uses,
            Contract = type.Call is null ? null : ContractPart.Of(type.Shared.Contract.Of(type.Call)),
        };
    }

    public static void Emit(SourceWriter source, Declaration type, string planName)
    {
        switch (type)
        {
            case CallDeclaration call:
                CallEmitter.Emit(source, call, planName);
                break;
            case ObjectDeclaration model:
                ObjectEmitter.Emit(source, model);
                break;
            case UnionDeclaration union:
                UnionEmitter.Emit(source, union);
                break;
            case EnumDeclaration values:
                EnumEmitter.Emit(source, values);
                break;
        }
    }

    /// <summary>The types inside a type, and how it writes the enums among them.</summary>
    public static void EmitNested(SourceWriter source, Declaration type)
    {
        foreach (var nested in type.Nested)
        {
            if (nested is EnumDeclaration values)
            {
                source.Blank();
                EnumEmitter.EmitJson(source, values, "private", "Json");
            }
        }

        foreach (var nested in type.Nested)
        {
            source.Blank();
            Emit(source, nested, planName: "");
        }
    }

    private static bool HasObsolete(Declaration type)
    {
        if (type is CallDeclaration { Obsolete: not null })
            return true;
        foreach (var member in (type as CallDeclaration)?.Members ?? (type as ObjectDeclaration)?.Members ?? [])
        {
            if (member.Obsolete is not null)
                return true;
        }

        foreach (var nested in type.Nested)
        {
            if (HasObsolete(nested))
                return true;
        }

        return false;
    }
}
