namespace TrackingPlan.Language.Json;

internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>Where a value should be and none could be read. A problem says so: whoever meets it keeps silent.</summary>
    Broken,
}
