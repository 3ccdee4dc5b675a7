using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TrackingPlan.Language.Contract;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>The plans that referenced assemblies were compiled with, out of their <c>[CompiledPlan]</c> attributes.</summary>
internal static class CompiledPlans
{
    private const string RuntimeAssembly = "TrackingPlan";
    private const string AttributeName = "CompiledPlanAttribute";

    /// <summary>The compiler keeps an assembly's symbol while the reference is the same: each is read once, not at every key.</summary>
    private static readonly ConditionalWeakTable<IAssemblySymbol, IReadOnlyList<KnownPlan>> Cache = new();

    public static IEnumerable<KnownPlan> Of(Compilation compilation)
    {
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (KnowsRuntime(assembly))
            {
                foreach (var plan in Cache.GetValue(assembly, Read))
                    yield return plan;
            }
        }
    }

    /// <summary>Attributes cost; the names of an assembly's own references do not.</summary>
    private static bool KnowsRuntime(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name == RuntimeAssembly)
                    return true;
            }
        }

        return false;
    }

    private static List<KnownPlan> Read(IAssemblySymbol assembly)
    {
        var plans = new List<KnownPlan>();
        foreach (var attribute in assembly.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: AttributeName, ContainingNamespace: { Name: RuntimeAssembly, ContainingNamespace.IsGlobalNamespace: true } }
                && attribute.ConstructorArguments is [{ Value: string ns }, { Kind: TypedConstantKind.Array, IsNull: false } contract])
            {
                var plan = PlanLock.Read(string.Join("\n", contract.Values.Select(line => line.Value as string))).Plan;
                plans.Add(new(plan, TypedNames.Of(plan, ns), path: null, text: null));
            }
        }

        return plans;
    }
}
