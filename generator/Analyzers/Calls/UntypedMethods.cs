using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Calls;

/// <summary>
/// Which methods of one compilation send an untyped call: those of <see cref="KnownClients"/>, those that carry
/// <c>[UntypedTrack]</c>, and those named by the option <c>tracking_plan.untyped_methods</c>. Each method is judged once.
/// </summary>
internal sealed class UntypedMethods(Compilation compilation, string? configured)
{
    public const string AttributeName = "TrackingPlan.UntypedTrackAttribute";

    private readonly ConcurrentDictionary<IMethodSymbol, CallShape?> _shapes = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol? _attributeType = compilation.GetTypeByMetadataName(AttributeName);
    private readonly Dictionary<string, ConfiguredMethod> _configuredMethods = ConfiguredMethod.Parse(configured);

    /// <summary>How the method takes its arguments, or null when it sends no untyped call.</summary>
    public CallShape? Find(IMethodSymbol method)
    {
        if (!KnownClients.MayBeCall(method.Name) && _configuredMethods.Count == 0 && !MayCarryAttribute(method))
            return null;
        return _shapes.TryGetValue(method.OriginalDefinition, out var known) ? known : _shapes.GetOrAdd(method.OriginalDefinition, Judge);
    }

    private CallShape? Judge(IMethodSymbol method) => KnownClients.Find(method) ?? FindMarked(method) ?? FindConfigured(method);

    /// <summary>Only the project's own code and libraries that know the attribute can carry it: the framework's methods never do.</summary>
    private bool MayCarryAttribute(IMethodSymbol method)
    {
        if (_attributeType is null)
            return false;
        var module = method.ContainingModule;
        if (module is null || SymbolEqualityComparer.Default.Equals(module.ContainingAssembly, compilation.Assembly))
            return true;
        foreach (var reference in module.ReferencedAssemblies)
        {
            if (reference.Name == _attributeType.ContainingAssembly.Name)
                return true;
        }

        return false;
    }

    private CallShape? FindMarked(IMethodSymbol method)
    {
        if (!MayCarryAttribute(method))
            return null;
        foreach (var attribute in method.GetAttributes())
        {
            if (!SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _attributeType))
                continue;
            var named = attribute.NamedArguments;
            return new ConfiguredMethod(Argument("Event"), Argument("Properties"), Argument("User")).ShapeOf(method);

            string? Argument(string name)
            {
                foreach (var argument in named)
                {
                    if (argument.Key == name)
                        return argument.Value.Value as string;
                }

                return null;
            }
        }

        return null;
    }

    private CallShape? FindConfigured(IMethodSymbol method) =>
        _configuredMethods.Count > 0 && _configuredMethods.TryGetValue(method.ContainingType?.ToDisplayString() + "." + method.Name, out var found)
            ? found.ShapeOf(method)
            : null;

    /// <summary>The parameters of a team's own wrapper, by name; null where the usual names decide.</summary>
    private sealed record ConfiguredMethod(string? Event, string? Properties, string? User)
    {
        /// <summary>Reads <c>Acme.Tracker.Send(eventParameter, propertiesParameter) | Acme.Tracker.Log</c>.</summary>
        public static Dictionary<string, ConfiguredMethod> Parse(string? option)
        {
            var methods = new Dictionary<string, ConfiguredMethod>(StringComparer.Ordinal);
            foreach (var entry in (option ?? "").Split('|'))
            {
                var text = entry.Trim();
                if (text.Length == 0)
                    continue;
                var open = text.IndexOf('(');
                var roles = open < 0 ? [] : text.Substring(open + 1).TrimEnd(')', ' ').Split(',');
                methods[open < 0 ? text : text.Substring(0, open).Trim()] = new(Role(0), Role(1), Role(2));

                string? Role(int index) => index < roles.Length && roles[index].Trim() is { Length: > 0 } role ? role : null;
            }

            return methods;
        }

        public CallShape? ShapeOf(IMethodSymbol method)
        {
            var usual = KnownClients.ShapeOf(method, PlannedCallKind.Track);
            var name = Ordinal(Event) ?? usual?.Event ?? FirstString();
            return name < 0
                ? null
                : new(PlannedCallKind.Track, name, Ordinal(Properties) ?? usual?.Properties ?? After(name), Ordinal(User) ?? usual?.User ?? -1);

            int? Ordinal(string? parameterName)
            {
                foreach (var parameter in method.Parameters)
                {
                    if (parameterName is not null && parameter.Name == parameterName)
                        return parameter.Ordinal;
                }

                return null;
            }

            int FirstString()
            {
                foreach (var parameter in method.Parameters)
                {
                    if (parameter.Type.SpecialType == SpecialType.System_String)
                        return parameter.Ordinal;
                }

                return -1;
            }

            // A wrapper that has no parameter of a usual name takes its properties after the event: Send(string what, object data).
            int After(int ordinal) =>
                ordinal + 1 < method.Parameters.Length && method.Parameters[ordinal + 1].Type.SpecialType != SpecialType.System_String ? ordinal + 1 : -1;
        }
    }
}
