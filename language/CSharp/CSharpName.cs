using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Language.CSharp;

/// <summary>Identifiers as C# wants them written.</summary>
internal static class CSharpName
{
    /// <summary>With <c>@</c> where it is a keyword, as only a pinned name can be.</summary>
    public static string Escape(string name) =>
        CSharpKeywords.IsReserved(name) || CSharpKeywords.IsContextual(name) ? "@" + name : name;

    /// <summary>
    /// The camelCase parameter for a property. <c>client</c> and the like belong to the method itself; a pinned name may end in the underscore
    /// that tells them apart.
    /// </summary>
    public static string Parameter(string property)
    {
        var name = char.ToLowerInvariant(property[0]) + property.Substring(1);
        return name.TrimEnd('_') is "client" or "call" or "identity" or "groupId" or "name" or "category" or "options" ? name + "_"
            : CSharpKeywords.IsReserved(name) ? "@" + name : name;
    }

    public static string? Obsolete(Deprecation? deprecation, string what)
    {
        if (deprecation is null)
            return null;
        var message = deprecation.Message.Trim().Length > 0 ? deprecation.Message.Trim() : $"The tracking plan deprecates this {what}.";
        return deprecation.Sunset is { Length: > 0 } sunset ? $"{message} Sunset: {sunset}." : message;
    }
}
