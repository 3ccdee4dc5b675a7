using System.Globalization;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Contract;

/// <summary>The lines of a plan's contract, those of each call by themselves: an edit of one call changes no others.</summary>
internal sealed class ContractLines
{
    private readonly SchemaJson _schemas;

    /// <param name="definitions">What the calls may refer to.</param>
    public ContractLines(EquatableArray<Definition> definitions)
    {
        var names = NameDefinitions(definitions);
        _schemas = new(names);
        OfDefinitions = definitions.Select(definition => $"definition {JsonText.Of(names[definition.Pointer])} {_schemas.Of(definition.Schema)}").OrderBy(line => line, StringComparer.Ordinal).ToEquatableArray();
    }

    public EquatableArray<string> OfDefinitions { get; }

    /// <summary>In ordinal order, like those of the definitions.</summary>
    public EquatableArray<string> Of(PlannedCall call)
    {
        var title = TitleOf(call);
        var lines = new List<string>(call.Body.Properties.Count + 1) { $"{title} {SchemaJson.OfCall(call)}" };
        foreach (var property in call.Body.Properties)
            lines.Add($"{title} {JsonText.Of(property.Name)} {(property.IsRequired ? "required" : "optional")} {_schemas.OfProperty(property)}");
        lines.Sort(StringComparer.Ordinal);
        return lines.ToEquatableArray();
    }

    /// <summary>The line of the plan itself, which stands first.</summary>
    public static string OfPlan(string name) => "plan " + JsonText.Of(name);

    private static string TitleOf(PlannedCall call)
    {
        var title = call.Kind.ToString().ToLowerInvariant();
        if (call.Name.Length > 0 || call.Kind == PlannedCallKind.Track)
            title += " " + JsonText.Of(call.Name);
        return call.Version is { } version ? title + " v" + version.ToString(CultureInfo.InvariantCulture) : title;
    }

    /// <summary>A definition's own name; its whole pointer where two have one name.</summary>
    private static Dictionary<string, string> NameDefinitions(EquatableArray<Definition> definitions)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var same in definitions.GroupBy(definition => definition.Name, StringComparer.Ordinal))
        {
            foreach (var definition in same)
                names[definition.Pointer] = same.Count() == 1 ? definition.Name : definition.Pointer;
        }

        return names;
    }
}
