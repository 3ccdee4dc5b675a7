namespace TrackingPlan.Language.CSharp;

/// <summary>
/// What a nested type is called: after the member whose value it is, so that types of two members never meet; after what it is, as the member
/// of a union, which has no name.
/// </summary>
internal readonly record struct NestedName
{
    private const string Item = "Item";

    private readonly string _stem;
    private readonly Role _role;

    private NestedName(string stem, Role role) => (_stem, _role) = (stem, role);

    private enum Role
    {
        Value,
        Item,
        Case,
    }

    public static NestedName ValueOf(string member) => new(member, Role.Value);

    public static NestedName CaseOf(string kind) => new(kind, Role.Case);

    /// <summary>The type of the items of a list, and of lists in it.</summary>
    public NestedName Items() => new(_stem, Role.Item);

    /// <summary>Such as <c>ChannelValue</c> or <c>ProductsItem</c>.</summary>
    public string Plain => _role switch
    {
        Role.Value => _stem + "Value",
        Role.Case => _stem,
        _ => _stem.EndsWith(Item, StringComparison.Ordinal) ? _stem + "Type" : _stem + Item,
    };

    /// <summary>The name where a member has the plain one.</summary>
    public string Other => _role is Role.Case ? _stem + "Type" : _stem + "_" + _role;
}
