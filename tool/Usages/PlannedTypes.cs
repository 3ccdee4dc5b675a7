using System.Buffers.Binary;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace TrackingPlan.Tool.Usages;

/// <summary>A call that the plan became in an assembly.</summary>
/// <param name="Kind">track, identify, group, page or screen.</param>
/// <param name="Name">The event's wire name; empty for the kinds that have none.</param>
internal sealed record PlannedType(string TypeName, string Kind, string Name, int? Version);

/// <summary>Finds the types that the generator made of a plan, by the interface that they implement.</summary>
internal static class PlannedTypes
{
    private const string CallInterface = "TrackingPlan.ICall";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["TrackingPlan.ITrackEvent"] = "track",
        ["TrackingPlan.IUserTrackEvent"] = "track",
        ["TrackingPlan.IIdentifyTraits"] = "identify",
        ["TrackingPlan.IGroupTraits"] = "group",
        ["TrackingPlan.IPageProperties"] = "page",
        ["TrackingPlan.IScreenProperties"] = "screen",
    };

    public static IEnumerable<PlannedType> In(CompiledAssembly assembly)
    {
        foreach (var handle in assembly.Reader.TypeDefinitions)
        {
            var kind = assembly.Reader.GetTypeDefinition(handle).GetInterfaceImplementations()
                .Select(i => assembly.Names.OfType(assembly.Reader.GetInterfaceImplementation(i).Interface))
                .Select(name => Kinds.GetValueOrDefault(name))
                .FirstOrDefault(found => found is not null);
            if (kind is not null && Getter(assembly, handle, "Name") is { } name)
            {
                var wireName = kind == "track" ? StringIn(assembly, name) : "";
                yield return new PlannedType(assembly.Names.OfDefinition(handle), kind, wireName, VersionOf(assembly, handle));
            }
        }
    }

    /// <summary>The body of a static property of <c>ICall</c>, which generated code implements explicitly.</summary>
    private static MethodDefinition? Getter(CompiledAssembly assembly, TypeDefinitionHandle type, string property)
    {
        foreach (var handle in assembly.Reader.GetTypeDefinition(type).GetMethodImplementations())
        {
            var implementation = assembly.Reader.GetMethodImplementation(handle);
            if (implementation.MethodBody.Kind == HandleKind.MethodDefinition
                && assembly.Names.OfMethod(implementation.MethodDeclaration) == $"{CallInterface}::get_{property}")
                return assembly.Reader.GetMethodDefinition((MethodDefinitionHandle)implementation.MethodBody);
        }

        return null;
    }

    private static string StringIn(CompiledAssembly assembly, MethodDefinition getter)
    {
        foreach (var (_, code, token) in IlInstructions.WithTokens(assembly.Body(getter)))
        {
            if (code == OpCodes.Ldstr)
                return assembly.Reader.GetUserString((UserStringHandle)MetadataTokens.Handle(token));
        }

        return "";
    }

    /// <summary>From the UTF-8 literal that the call stamps into <c>context.protocols</c>.</summary>
    private static int? VersionOf(CompiledAssembly assembly, TypeDefinitionHandle type)
    {
        if (Getter(assembly, type, "Context") is not { } getter)
            return null;
        var il = assembly.Body(getter);
        foreach (var (offset, code, token) in IlInstructions.WithTokens(il))
        {
            if (code == OpCodes.Ldsflda && MetadataTokens.EntityHandle(token) is { Kind: HandleKind.FieldDefinition } field)
                return Version(Encoding.UTF8.GetString(assembly.Data((FieldDefinitionHandle)field, Length(il, offset + 5))));
        }

        return null;
    }

    /// <summary>The constant that follows: how long the literal is.</summary>
    private static int Length(byte[] il, int at) => at >= il.Length ? 0 : il[at] switch
    {
        >= 0x16 and <= 0x1E => il[at] - 0x16,
        0x1F => il[at + 1],
        0x20 => BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at + 1)),
        _ => 0,
    };

    private static int? Version(string context)
    {
        const string Member = "\"event_version\":";
        var at = context.IndexOf(Member, StringComparison.Ordinal);
        if (at < 0)
            return null;
        var digits = context[(at + Member.Length)..].TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, out var version) ? version : null;
    }
}
