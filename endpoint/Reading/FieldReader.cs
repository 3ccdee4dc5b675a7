using System.Runtime.InteropServices;
using System.Text.Json;

namespace TrackingPlan.Endpoint;

/// <summary>Reads the members of one object and notes each that has the wrong type.</summary>
internal readonly struct FieldReader(JsonElement json, List<ApiViolation> violations)
{
    /// <summary>A string; null when it is absent, null or something else.</summary>
    public string? String(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString();
        WrongType(name, "a string", value);
        return null;
    }

    /// <summary>An object, raw; empty when it is absent, null or something else.</summary>
    public ReadOnlyMemory<byte> Object(string name)
    {
        if (!TryGet(name, out var value))
            return default;
        if (value.ValueKind == JsonValueKind.Object)
            return JsonMarshal.GetRawUtf8Value(value).ToArray();
        WrongType(name, "an object", value);
        return default;
    }

    /// <summary>As <see cref="Object"/>, for an object that only has to be one.</summary>
    public void ExpectObject(string name)
    {
        if (TryGet(name, out var value) && value.ValueKind != JsonValueKind.Object)
            WrongType(name, "an object", value);
    }

    /// <summary>A moment, in UTC when it does not say otherwise; null when it is absent or not ISO 8601.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (!TryGet(name, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.String && value.TryGetDateTime(out var time))
            return new DateTimeOffset(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc));
        violations.Add(new("invalid_time", name, $"{name} must be an ISO 8601 date and time"));
        return null;
    }

    private bool TryGet(string name, out JsonElement value) => json.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private void WrongType(string name, string expected, JsonElement value) =>
        violations.Add(new("invalid_type", name, $"{name} must be {expected}, not {NameOf(value.ValueKind)}"));

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        _ => "a boolean",
    };
}
