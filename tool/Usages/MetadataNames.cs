using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace TrackingPlan.Tool.Usages;

/// <summary>Full names of types and methods, the same whether an assembly defines them or refers to them.</summary>
internal sealed class MetadataNames(MetadataReader reader) : ISignatureTypeProvider<string, object?>
{
    public string OfType(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => OfDefinition((TypeDefinitionHandle)handle),
        HandleKind.TypeReference => OfReference((TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
        _ => "",
    };

    /// <summary><c>Namespace.Type::Method</c>; empty for what is no method.</summary>
    public string OfMethod(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var definition = reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                return $"{OfDefinition(definition.GetDeclaringType())}::{reader.GetString(definition.Name)}";
            case HandleKind.MemberReference:
                var member = reader.GetMemberReference((MemberReferenceHandle)handle);
                return $"{OfType(member.Parent)}::{reader.GetString(member.Name)}";
            case HandleKind.MethodSpecification:
                return OfMethod(reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            default:
                return "";
        }
    }

    public string OfDefinition(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.IsNested
            ? $"{OfDefinition(type.GetDeclaringType())}+{reader.GetString(type.Name)}"
            : Join(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    private string OfReference(TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{OfReference((TypeReferenceHandle)type.ResolutionScope)}+{reader.GetString(type.Name)}"
            : Join(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";

    string ISimpleTypeProvider<string>.GetTypeFromDefinition(MetadataReader _, TypeDefinitionHandle handle, byte kind) => OfDefinition(handle);

    string ISimpleTypeProvider<string>.GetTypeFromReference(MetadataReader _, TypeReferenceHandle handle, byte kind) => OfReference(handle);

    string ISignatureTypeProvider<string, object?>.GetTypeFromSpecification(MetadataReader _, object? context, TypeSpecificationHandle handle, byte kind) =>
        OfType(handle);

    string ISimpleTypeProvider<string>.GetPrimitiveType(PrimitiveTypeCode code) => code.ToString();

    string IConstructedTypeProvider<string>.GetArrayType(string element, ArrayShape shape) => element + "[,]";

    string ISZArrayTypeProvider<string>.GetSZArrayType(string element) => element + "[]";

    string IConstructedTypeProvider<string>.GetByReferenceType(string element) => element + "&";

    string IConstructedTypeProvider<string>.GetPointerType(string element) => element + "*";

    string IConstructedTypeProvider<string>.GetGenericInstantiation(string type, ImmutableArray<string> arguments) => $"{type}<{string.Join(',', arguments)}>";

    string ISignatureTypeProvider<string, object?>.GetFunctionPointerType(MethodSignature<string> signature) => "";

    string ISignatureTypeProvider<string, object?>.GetGenericMethodParameter(object? context, int index) => $"!!{index}";

    string ISignatureTypeProvider<string, object?>.GetGenericTypeParameter(object? context, int index) => $"!{index}";

    string ISignatureTypeProvider<string, object?>.GetModifiedType(string modifier, string unmodified, bool isRequired) => unmodified;

    string ISignatureTypeProvider<string, object?>.GetPinnedType(string element) => element;
}
