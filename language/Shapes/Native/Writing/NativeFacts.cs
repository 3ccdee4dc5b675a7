using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Language.Shapes.Native.Writing;

/// <summary>What a native plan says of a call beside its schema, for plans of other formats that say it too.</summary>
internal static class NativeFacts
{
    public static bool Accepts(PlannedCallKind kind, JsonMember fact)
    {
        var keys = kind == PlannedCallKind.Track ? NativeKeys.Version : kind is PlannedCallKind.Identify or PlannedCallKind.Group ? NativeKeys.Traits : NativeKeys.Page;
        return keys.Contains(fact.Name) && fact.Name switch
        {
            "csharpName" => fact.Value.Kind == JsonKind.String && Identifier.IsPinnable(fact.Value.Text),
            "deprecated" => fact.Value.IsBoolean || fact.Value.Kind is JsonKind.String or JsonKind.Object,
            "alongside" => fact.Value.Kind == JsonKind.Array && fact.Value.Items.All(item => item.Kind == JsonKind.String),
            _ => fact.Value is { Kind: JsonKind.String, Text.Length: > 0 },
        };
    }
}
