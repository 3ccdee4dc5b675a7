using TrackingPlan.Language.Schemas.Numbers;

namespace TrackingPlan.Language.Json.Writing;

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

    /// <summary>An object with each member changed, and left out where that is null; the same object when none is: plans of megabytes are changed in many ways.</summary>
    public static JsonValue Map(this JsonValue owner, Func<JsonMember, JsonMember?> change)
    {
        List<JsonMember>? changed = null;
        for (var i = 0; i < owner.Members.Count; i++)
        {
            var member = change(owner.Members[i]);
            if (changed is null && ReferenceEquals(member, owner.Members[i]))
                continue;
            changed ??= [.. owner.Members.Take(i)];
            if (member is not null)
                changed.Add(member);
        }

        return changed is null ? owner : Object(changed);
    }

    /// <summary>An array with each item changed; the same array when none is.</summary>
    public static JsonValue Map(this JsonValue owner, Func<JsonValue, int, JsonValue> change)
    {
        JsonValue[]? changed = null;
        for (var i = 0; i < owner.Items.Count; i++)
        {
            var item = change(owner.Items[i], i);
            if (changed is null && ReferenceEquals(item, owner.Items[i]))
                continue;
            changed ??= [.. owner.Items];
            changed[i] = item;
        }

        return changed is null ? owner : Array(changed);
    }

    public static JsonMember With(this JsonMember member, JsonValue value) => ReferenceEquals(member.Value, value) ? member : member with { Value = value };

    /// <summary>An object with a member set where it stands, or else at the end.</summary>
    public static JsonValue With(this JsonValue owner, string name, JsonValue value) =>
        owner.Find(name) is null
            ? Object(owner.Members.Append(Member(name, value)))
            : Object(owner.Members.Select(m => m.Name == name ? Member(name, value) : m));

    public static JsonValue Without(this JsonValue owner, params string[] names) =>
        owner.Map(m => names.Contains(m.Name) ? null : m);

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

    /// <summary>Whether two values say the same in the same order, numbers by their text.</summary>
    public static bool SameInOrder(this JsonValue left, JsonValue right)
    {
        if (left.Kind != right.Kind || left.Text != right.Text || left.Members.Count != right.Members.Count || left.Items.Count != right.Items.Count)
            return false;
        for (var i = 0; i < left.Members.Count; i++)
        {
            if (left.Members[i].Name != right.Members[i].Name || !left.Members[i].Value.SameInOrder(right.Members[i].Value))
                return false;
        }

        for (var i = 0; i < left.Items.Count; i++)
        {
            if (!left.Items[i].SameInOrder(right.Items[i]))
                return false;
        }

        return true;
    }
}
