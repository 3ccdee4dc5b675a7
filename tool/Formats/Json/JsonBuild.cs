using TrackingPlan.Language.Json;
using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Tool.Formats.Json;

/// <summary>Builds and changes JSON values; a value never changes itself.</summary>
internal static class JsonBuild
{
    public static JsonValue Null { get; } = new() { Kind = JsonKind.Null, Range = default };

    public static JsonValue Text(string text) => new() { Kind = JsonKind.String, Range = default, Text = text };

    public static JsonValue Number(string digits) => new() { Kind = JsonKind.Number, Range = default, Text = digits };

    public static JsonValue Number(int number) => Number(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static JsonValue Boolean(bool value) => new() { Kind = value ? JsonKind.True : JsonKind.False, Range = default };

    public static JsonValue Array(IEnumerable<JsonValue> items) => new() { Kind = JsonKind.Array, Range = default, Items = [.. items] };

    public static JsonValue Object(IEnumerable<JsonMember> members) => new() { Kind = JsonKind.Object, Range = default, Members = [.. members] };

    public static JsonValue Object(params (string Name, JsonValue? Value)[] members) =>
        Object(members.Where(m => m.Value is not null).Select(m => Member(m.Name, m.Value!)));

    public static JsonMember Member(string name, JsonValue value) => new(name, default, value);

    /// <summary>An object with a member set where it stands, or else at the end.</summary>
    public static JsonValue With(this JsonValue owner, string name, JsonValue value) =>
        owner.Find(name) is null
            ? Object(owner.Members.Append(Member(name, value)))
            : Object(owner.Members.Select(m => m.Name == name ? Member(name, value) : m));

    public static JsonValue Without(this JsonValue owner, params string[] names) =>
        owner.Members.Any(m => names.Contains(m.Name)) ? Object(owner.Members.Where(m => !names.Contains(m.Name))) : owner;

    /// <summary>The text of a member that is a string; null when it is anything else.</summary>
    public static string? TextOf(this JsonValue owner, string name) => owner[name] is { Kind: JsonKind.String } value ? value.Text : null;

    public static int? IntegerOf(this JsonValue owner, string name) =>
        owner[name] is { Kind: JsonKind.Number or JsonKind.String } value
        && int.TryParse(value.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static bool IsObject(this JsonValue? value) => value is { Kind: JsonKind.Object };

    /// <summary>An object that says nothing: absent, or without members.</summary>
    public static bool IsEmptyObject(this JsonValue? value) => value is null or { Kind: JsonKind.Object, Members.Count: 0 };

    /// <summary>The same text for values that are equal: members in any order, numbers by what they are.</summary>
    public static string Key(JsonValue value) => JsonText.Of(Canonical(value));

    private static JsonValue Canonical(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => Object(value.Members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => m with { Value = Canonical(m.Value) })),
        JsonKind.Array => Array(value.Items.Select(Canonical)),
        JsonKind.Number => Number(ExactNumber.Parse(value.Text).ToString()),
        _ => value,
    };

    /// <summary>Whether two values say the same: members in any order, numbers by their text.</summary>
    public static bool SameAs(this JsonValue? left, JsonValue? right)
    {
        if (left is null || right is null)
            return left is null && right is null;
        if (left.Kind != right.Kind || left.Text != right.Text || left.Members.Count != right.Members.Count || left.Items.Count != right.Items.Count)
            return false;
        for (var i = 0; i < left.Items.Count; i++)
        {
            if (!left.Items[i].SameAs(right.Items[i]))
                return false;
        }

        return left.Members.All(m => right.Find(m.Name) is { } other && m.Value.SameAs(other.Value));
    }
}
