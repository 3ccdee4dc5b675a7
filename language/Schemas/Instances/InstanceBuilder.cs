using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Schemas.Instances;

/// <summary>Makes an instance of a value that was read with its positions, such as a default in a plan.</summary>
internal static class InstanceBuilder
{
    public static InstanceValue Of(JsonValue value)
    {
        var bytes = new List<byte>();
        var instance = new Instance();

        // The bytes are there when all tokens are: a token knows only where its own begin.
        Add(instance, value, bytes);
        instance.SetText(bytes.ToArray());
        return instance.Root;
    }

    private static void Add(Instance instance, JsonValue value, List<byte> bytes)
    {
        switch (value.Kind)
        {
            case JsonKind.Object:
                instance.Open(JsonKind.Object, bytes.Count);
                foreach (var member in value.Members)
                {
                    AddText(instance, JsonKind.String, member.Name, bytes);
                    Add(instance, member.Value, bytes);
                }

                instance.Close(bytes.Count);
                break;
            case JsonKind.Array:
                instance.Open(JsonKind.Array, bytes.Count);
                foreach (var item in value.Items)
                    Add(instance, item, bytes);
                instance.Close(bytes.Count);
                break;
            case JsonKind.Broken:
                instance.Add(JsonKind.Null, bytes.Count, 0);
                break;
            default:
                AddText(instance, value.Kind, value.Text, bytes);
                break;
        }
    }

    private static void AddText(Instance instance, JsonKind kind, string text, List<byte> bytes)
    {
        var start = bytes.Count;
        InstanceText.Append(bytes, text);
        instance.Add(kind, start, bytes.Count - start);
    }
}
