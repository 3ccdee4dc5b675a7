using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>The properties of a schema by name, for whoever looks for many.</summary>
internal sealed class PropertyIndex(ObjectSchema schema)
{
    private const int FewLookUps = 8;

    private Dictionary<string, Property>? byName;
    private int lookUps;

    public Property? Find(string name)
    {
        // Most calls send a few properties: an index would cost more than it saves.
        if (byName is null && lookUps++ < FewLookUps)
            return schema.Find(name);
        if (byName is null)
        {
            byName = new(schema.Properties.Count, StringComparer.Ordinal);
            foreach (var property in schema.Properties)
                byName[property.Name] = property;
        }

        return byName.TryGetValue(name, out var found) ? found : null;
    }
}
