using TrackingPlan.Language.Json;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Shapes.Native;

/// <summary>The definitions of a native plan: equal to others that say the same, wherever they are written.</summary>
internal sealed class NativeDefinitions(PlanText plan, SchemaReferences references) : IEquatable<NativeDefinitions>
{
    private readonly string _text = TextOf(plan.Root["definitions"]) + TextOf(plan.Root["$defs"]);

    /// <summary>The plan in which they are.</summary>
    public PlanText Plan { get; } = plan;

    public SchemaReferences References { get; } = references;

    public bool Equals(NativeDefinitions? other) => ReferenceEquals(this, other) || _text == other?._text;

    public override bool Equals(object? obj) => Equals(obj as NativeDefinitions);

    public override int GetHashCode() => _text.Length;

    private static string TextOf(JsonValue? definitions) => definitions is null ? "" : JsonText.Of(definitions);
}
