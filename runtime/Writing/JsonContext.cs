using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TrackingPlan.Serialization;

/// <summary>The few types that are serialised through System.Text.Json, without reflection.</summary>
[JsonSerializable(typeof(JsonNode))]
internal sealed partial class JsonContext : JsonSerializerContext;
