using Mono.Cecil;
using Mono.Cecil.Cil;

namespace TrackingPlan.Architecture.Tests;

/// <summary>The product's own types, read from its assemblies: those of the language where it is written, not where it is compiled in.</summary>
internal static class House
{
    private const string Language = "TrackingPlan.Language";

    public static IReadOnlyList<AssemblyDefinition> Assemblies { get; } =
    [
        .. new[] { "TrackingPlan.Language", "TrackingPlan.Generator", "TrackingPlan.CodeFixes", "TrackingPlan", "TrackingPlan.Endpoint", "tracking-plan" }
            .Select(name => AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, name + ".dll"))),
    ];

    public static IReadOnlyList<TypeDefinition> Types { get; } =
    [
        .. from assembly in Assemblies
           from type in assembly.MainModule.Types
           where type.Namespace.StartsWith("TrackingPlan", StringComparison.Ordinal)
               && (assembly.Name.Name == Language || !IsIn(type.Namespace, Language))
               && !type.Name.Contains('<', StringComparison.Ordinal)
           select type,
    ];

    /// <summary>The product's namespaces that a type uses, each with the type there that it needs.</summary>
    public static IEnumerable<(string Namespace, string Type)> UsesOf(TypeDefinition type) =>
        from used in References(type)
        let outer = Outermost(used)
        where outer.Namespace.StartsWith("TrackingPlan", StringComparison.Ordinal) && outer.Namespace != type.Namespace
        select (outer.Namespace, outer.Name);

    private static bool IsIn(string ns, string room) => ns == room || ns.StartsWith(room + ".", StringComparison.Ordinal);

    private static TypeReference Outermost(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }

    private static IEnumerable<TypeReference> References(TypeDefinition type)
    {
        TypeReference?[] own = [type.BaseType, .. type.Interfaces.Select(i => i.InterfaceType), .. type.Fields.Select(field => field.FieldType)];
        return own.Concat(type.Methods.SelectMany(References)).SelectMany(Parts).Concat(type.NestedTypes.SelectMany(References));
    }

    private static IEnumerable<TypeReference?> References(MethodDefinition method)
    {
        yield return method.ReturnType;
        foreach (var parameter in method.Parameters)
            yield return parameter.ParameterType;
        if (!method.HasBody)
            yield break;
        foreach (var variable in method.Body.Variables)
            yield return variable.VariableType;
        foreach (var instruction in method.Body.Instructions)
        {
            foreach (var used in References(instruction))
                yield return used;
        }
    }

    private static IEnumerable<TypeReference?> References(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };
}
