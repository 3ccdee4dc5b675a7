using Microsoft.CodeAnalysis;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Calls;

/// <summary>The clients whose untyped calls are known by name, with the methods that send one.</summary>
/// <remarks>
/// Names are those of the packages Segment.Analytics.CSharp, Analytics (Analytics.NET), RudderAnalytics and PostHog, and of this product's
/// own escape hatch. A parameter's role follows from its name, so that every overload is known without being listed.
/// </remarks>
internal static class KnownClients
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "Segment.Analytics.Analytics",
        "Segment.Analytics.IAnalytics",
        "Segment.Client",
        "Segment.IAnalyticsClient",
        "RudderStack.RudderClient",
        "RudderStack.IRudderAnalyticsClient",
        "RudderStack.Client",
        "RudderStack.IAnalyticsClient",
        "PostHog.PostHogClient",
        "PostHog.IPostHogClient",
        "PostHog.IPostHogBaseClient",
        "PostHog.CaptureExtensions",
        "PostHog.IdentifyPersonAsyncExtensions",
        "PostHog.GroupIdentifyAsyncExtensions",
        "TrackingPlan.SegmentClientCalls",
        "TrackingPlan.UntypedCalls",
    };

    private static readonly Dictionary<string, PlannedCallKind> Methods = new(StringComparer.Ordinal)
    {
        ["Track"] = PlannedCallKind.Track,
        ["Capture"] = PlannedCallKind.Track,
        ["TrackUntyped"] = PlannedCallKind.Track,
        ["TrackUntypedAsync"] = PlannedCallKind.Track,
        ["Identify"] = PlannedCallKind.Identify,
        ["IdentifyAsync"] = PlannedCallKind.Identify,
        ["IdentifyUntyped"] = PlannedCallKind.Identify,
        ["Group"] = PlannedCallKind.Group,
        ["GroupIdentifyAsync"] = PlannedCallKind.Group,
        ["GroupUntyped"] = PlannedCallKind.Group,
        ["Page"] = PlannedCallKind.Page,
        ["PageUntyped"] = PlannedCallKind.Page,
        ["Screen"] = PlannedCallKind.Screen,
        ["ScreenUntyped"] = PlannedCallKind.Screen,
    };

    /// <summary>Whether a method of this name could be one; asked before anything that costs more.</summary>
    public static bool MayBeCall(string methodName) => Methods.ContainsKey(methodName);

    /// <summary>How the method takes its arguments, or null when it sends no untyped call.</summary>
    public static CallShape? Find(IMethodSymbol method)
    {
        if (!Methods.TryGetValue(method.Name, out var kind))
            return null;
        foreach (var declaration in DeclarationsOf(method))
        {
            if (Types.Contains(declaration.ContainingType.OriginalDefinition.ToDisplayString(MetadataName)))
                return ShapeOf(declaration, kind);
        }

        return null;
    }

    /// <summary>The roles of a method's parameters, by their names; null when none of them can be the event of a Track call.</summary>
    public static CallShape? ShapeOf(IMethodSymbol method, PlannedCallKind kind)
    {
        int name = -1, properties = -1, user = -1;
        foreach (var parameter in method.Parameters)
        {
            switch (parameter.Name)
            {
                case "eventName" or "event" or "name" or "title" when name < 0 && IsString(parameter):
                    name = parameter.Ordinal;
                    break;
                case "properties" or "props" or "traits" or "personPropertiesToSet" when properties < 0:
                    properties = parameter.Ordinal;
                    break;
                case "userId" or "distinctId" or "identity" or "user" when user < 0:
                    user = parameter.Ordinal;
                    break;
            }
        }

        if (kind == PlannedCallKind.Track && name < 0)
            return null;

        // A typed call of this product has the same method names, but no bag of properties.
        return kind != PlannedCallKind.Track && properties >= 0 && method.Parameters[properties].Type is ITypeParameterSymbol { HasValueTypeConstraint: true }
            ? null
            : new(kind, name, properties, user);
    }

    private static bool IsString(IParameterSymbol parameter) => parameter.Type.SpecialType == SpecialType.System_String;

    /// <summary>The method, what it overrides, and the interface members it implements: a call may be bound to any of them.</summary>
    private static IEnumerable<IMethodSymbol> DeclarationsOf(IMethodSymbol method)
    {
        for (var declaration = method; declaration is not null; declaration = declaration.OverriddenMethod)
            yield return declaration;

        var type = method.ContainingType;
        if (method.IsStatic || type.TypeKind == TypeKind.Interface)
            yield break;
        foreach (var contract in type.AllInterfaces)
        {
            foreach (var member in contract.GetMembers(method.Name))
            {
                if (member is IMethodSymbol declared && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(declared), method))
                    yield return declared;
            }
        }
    }

    private static readonly SymbolDisplayFormat MetadataName =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);
}
