using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.CSharp;

/// <summary>Declares a type of a plan.</summary>
internal static class PlanDeclarer
{
    /// <summary>Calls with more properties have no method with named parameters: an object initializer is clearer.</summary>
    private const int MostParameters = 16;

    /// <returns>The type, and the definitions with a type of their own that it refers to, each once and in the order of use.</returns>
    public static (Declaration Type, EquatableArray<Definition> Uses) Declare(PlanType type)
    {
        var types = new TypeDeclarer(type.Shared);
        var declared = type.Call is { } call ? DeclareCall(call, type, types) : types.Declare(type.Definition!);
        return (declared, types.Used.ToEquatableArray());
    }

    private static CallDeclaration DeclareCall(PlannedCall call, PlanType type, TypeDeclarer types)
    {
        var scope = new Scope(type.Name, $"global::{type.Shared.Namespace}.{CSharpName.Escape(type.Name)}");
        var members = types.MembersOf(call.Body, scope);
        return new CallDeclaration(scope.EscapedName, call.Description)
        {
            Kind = call.Kind,
            WireName = call.Name,
            Version = call.Version,
            Owner = call.Owner,
            Obsolete = CSharpName.Obsolete(call.Deprecation, call.Kind is PlannedCallKind.Track ? "event" : "call"),
            Members = members,
            User = call.Kind is PlannedCallKind.Track && call.User is { } user ? UserOf(members, user.Name) : null,
            Method = CountParameters(members) <= MostParameters ? type.Method : null,
            Nested = scope.Nested(),
        };
    }

    private static int CountParameters(EquatableArray<Member> members)
    {
        var count = 0;
        foreach (var member in members)
            count += member.IsConstant ? 0 : 1;
        return count;
    }

    /// <summary>The user id as a string, or null when the property cannot be one.</summary>
    private static string? UserOf(EquatableArray<Member> members, string wireName)
    {
        foreach (var member in members)
        {
            if (member.WireName != wireName || member.Presence is Presence.OptionalOrNull)
                continue;
            var access = member.TypeName.EndsWith("?", StringComparison.Ordinal) && member.Type.IsStruct ? "?." : ".";
            return member.Type switch
            {
                StringType => member.Name,
                NumericType { Kind: NumberType.Integer } => $"{member.Name}{access}ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
                PlainType { Name: "global::System.Guid" } => $"{member.Name}{access}ToString()",
                _ => null,
            };
        }

        return null;
    }
}
