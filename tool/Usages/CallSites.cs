using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace TrackingPlan.Tool.Usages;

/// <summary>A line of a program that sends a planned call.</summary>
/// <param name="Method">The type and method around it.</param>
internal sealed record CallSite(string Project, string? File, int Line, string Method);

/// <summary>
/// Finds where planned calls are sent. A call is sent by giving its type to a generic method (<c>Track&lt;ReferralConverted&gt;</c>, or a
/// wrapper of the program's own), or by a method that the generator made for it (<c>TrackReferralConverted</c>). Only making the value
/// is not sending it.
/// </summary>
internal sealed class CallSites(IReadOnlyDictionary<string, PlannedType> planned)
{
    /// <summary>Assertions and recorders of the test library name calls without sending them.</summary>
    private const string TestingNamespace = "TrackingPlan.Testing.";

    private readonly Dictionary<string, PlannedType> _generatedSenders = new(StringComparer.Ordinal);

    /// <summary>Learns the generated methods of an assembly; do this for all before asking for sites.</summary>
    public void LearnSenders(CompiledAssembly assembly)
    {
        foreach (var (handle, method) in Methods(assembly, generated: true))
        {
            foreach (var (_, type) in Sends(assembly, method))
                _generatedSenders.TryAdd(assembly.Names.OfMethod(handle), type);
        }
    }

    public IEnumerable<(PlannedType Type, CallSite Site)> In(CompiledAssembly assembly, string project)
    {
        foreach (var (handle, method) in Methods(assembly, generated: false))
        {
            foreach (var (offset, type) in Sends(assembly, method))
            {
                var line = assembly.Line(handle, offset);
                yield return (type, new CallSite(project, line?.File, line?.Line ?? 0, assembly.WrittenMethod(handle)));
            }
        }
    }

    private IEnumerable<(int Offset, PlannedType Type)> Sends(CompiledAssembly assembly, MethodDefinition method)
    {
        foreach (var (offset, code, token) in IlInstructions.WithTokens(assembly.Body(method)))
        {
            if (code.OperandType != OperandType.InlineMethod || code == OpCodes.Newobj)
                continue;
            var target = MetadataTokens.EntityHandle(token);
            var name = assembly.Names.OfMethod(target);
            if (name.StartsWith(TestingNamespace, StringComparison.Ordinal))
                continue;
            if (_generatedSenders.TryGetValue(name, out var sent))
            {
                yield return (offset, sent);
            }
            else if (target.Kind == HandleKind.MethodSpecification)
            {
                var arguments = assembly.Reader.GetMethodSpecification((MethodSpecificationHandle)target).DecodeSignature(assembly.Names, null);
                foreach (var argument in arguments)
                {
                    if (planned.TryGetValue(argument, out var type) && !name.StartsWith("System.", StringComparison.Ordinal))
                        yield return (offset, type);
                }
            }
        }
    }

    private static IEnumerable<(MethodDefinitionHandle Handle, MethodDefinition Method)> Methods(CompiledAssembly assembly, bool generated)
    {
        foreach (var handle in assembly.Reader.MethodDefinitions)
        {
            var method = assembly.Reader.GetMethodDefinition(handle);
            if (IsGenerated(assembly, handle) == generated)
                yield return (handle, method);
        }
    }

    private static bool IsGenerated(CompiledAssembly assembly, MethodDefinitionHandle method) =>
        assembly.Line(method, int.MaxValue)?.File.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) == true;
}
