using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Checks;

/// <summary>
/// The names that Segment gives a meaning, by the kind of call, with their types: docs of Spec: Identify, Group, Track, Page and Screen.
/// A name may be written in camelCase or in snake_case.
/// </summary>
internal static class ReservedNames
{
    public const string Text = "a string";
    public const string TextOrNumber = "a string or a number";
    public const string Number = "a number";
    public const string Date = "a date in a string";
    public const string Object = "an object";
    public const string ObjectOrText = "an object or a string";
    public const string Texts = "an array of strings";

    private static readonly Dictionary<string, string> User = WithSnakeCase(new()
    {
        ["address"] = ObjectOrText,
        ["age"] = Number,
        ["avatar"] = Text,
        ["birthday"] = Date,
        ["company"] = ObjectOrText,
        ["createdAt"] = Date,
        ["description"] = Text,
        ["email"] = Text,
        ["firstName"] = Text,
        ["gender"] = Text,
        ["id"] = TextOrNumber,
        ["lastName"] = Text,
        ["name"] = Text,
        ["phone"] = TextOrNumber,
        ["title"] = Text,
        ["username"] = Text,
        ["website"] = Text,
    });

    private static readonly Dictionary<string, string> Company = WithSnakeCase(new()
    {
        ["address"] = ObjectOrText,
        ["avatar"] = Text,
        ["createdAt"] = Date,
        ["description"] = Text,
        ["email"] = Text,
        ["employees"] = TextOrNumber,
        ["id"] = TextOrNumber,
        ["industry"] = Text,
        ["name"] = Text,
        ["phone"] = TextOrNumber,
        ["website"] = Text,
        ["plan"] = Text,
    });

    private static readonly Dictionary<string, string> Event = new() { ["revenue"] = Number, ["currency"] = Text, ["value"] = Number };

    private static readonly Dictionary<string, string> Page = new()
    {
        ["name"] = Text,
        ["path"] = Text,
        ["referrer"] = Text,
        ["search"] = Text,
        ["title"] = Text,
        ["url"] = Text,
        ["keywords"] = Texts,
    };

    private static readonly Dictionary<string, string> Screen = new() { ["name"] = Text };

    public static IEnumerable<string> All => User.Keys.Concat(Company.Keys);

    public static IReadOnlyDictionary<string, string> Of(PlannedCallKind kind) => kind switch
    {
        PlannedCallKind.Identify => User,
        PlannedCallKind.Group => Company,
        PlannedCallKind.Page => Page,
        PlannedCallKind.Screen => Screen,
        _ => Event,
    };

    private static Dictionary<string, string> WithSnakeCase(Dictionary<string, string> names)
    {
        foreach (var name in names.Keys.ToList())
            names[NameCases.Convert(name, NameCase.Snake)!] = names[name];
        return names;
    }
}
