using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Code;

/// <summary>The properties of a schema by name, for whoever looks for many.</summary>
internal sealed class PropertyIndex(ObjectSchema schema)
{
    private const int FewLookUps = 8;

    private Dictionary<string, Property>? _byName;
    private int _lookUps;

    public Property? Find(string name)
    {
        // Most calls send a few properties: an index would cost more than it saves.
        if (_byName is null && _lookUps++ < FewLookUps)
            return schema.Find(name);
        if (_byName is null)
        {
            _byName = new(schema.Properties.Count, StringComparer.Ordinal);
            foreach (var property in schema.Properties)
                _byName[property.Name] = property;
        }

        return _byName.TryGetValue(name, out var found) ? found : null;
    }
}
