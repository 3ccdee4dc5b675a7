using System.Globalization;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>Statements that compare values with the plan: one line for each demand.</summary>
internal sealed class ValidateEmitter
{
    private readonly SourceWriter _source;
    private int _locals;

    private ValidateEmitter(SourceWriter source) => _source = source;

    public static void Emit(SourceWriter source, EquatableArray<Member> members)
    {
        var emitter = new ValidateEmitter(source);
        foreach (var member in members)
        {
            if (member.IsConstant)
                continue;
            var value = member.Presence is Presence.OptionalOrNull ? member.Value : member.Name;
            var name = Literal.Of(member.WireName);
            if (member.Presence is Presence.Required && member.Type is { IsNullable: false, IsStruct: false })
                source.Line($"violations.Required({value}, {name});");
            emitter.Value(member.Type, value, name);
        }
    }

    /// <summary>The value of a union's case.</summary>
    public static void Emit(SourceWriter source, CSharpType type, string value)
    {
        if (type is { IsStruct: false, IsNullable: false })
            source.Line($"violations.Required({value}, \"\");");
        new ValidateEmitter(source).Value(type, value, "\"\"");
    }

    private void Value(CSharpType type, string value, string name)
    {
        switch (type)
        {
            case StringType text:
                Text(text, value, name);
                break;
            case NumericType number:
                if (number.Kind is NumberType.Double)
                    _source.Line($"violations.Finite({value}, {name});");
                foreach (var bound in number.Bounds)
                    _source.Line($"violations.{bound.Check}({value}, {bound.Limit}, {name});");
                break;
            case UriType:
                _source.Line($"violations.Uri({value}, {name});");
                break;
            case EnumType values:
                _source.Line($"violations.Enum((int?){value}, {Number(values.Count)}, {Literal.Of(values.Allowed)}, {name});");
                break;
            case ModelType { IsStruct: false }:
                _source.Line($"violations.ObjectValue({value}, {name});");
                break;
            case ModelType:
                _source.Line($"violations.UnionValue<{type.Name}>({value}, {name});");
                break;
            case ListType list when HasListDemands(list):
                List(list, value, name);
                break;
        }
    }

    private void Text(StringType text, string value, string name)
    {
        if (text.MinLength is { } minimum)
            _source.Line($"violations.MinLength({value}, {Number(minimum)}, {name});");
        if (text.MaxLength is { } maximum)
            _source.Line($"violations.MaxLength({value}, {Number(maximum)}, {name});");
        if (text.Pattern is { } pattern)
            _source.Line($"violations.Pattern({value}, {PatternEmitter.MarkOf(pattern, _source.Patterns)}, {name});");
        if (text.Format is { } format)
            _source.Line($"violations.Format({value}, {Literal.Of(format)}, {name});");
    }

    /// <summary>Violations inside a list are found with paths relative to it and are put in their place afterwards.</summary>
    private void List(ListType list, string value, string name)
    {
        var number = Number(++_locals);
        var (items, found, index) = ("items" + number, "found" + number, "i" + number);
        _source.Open($"if ({value} is {{ }} {items})");
        if (list.MinItems is { } minimum)
            _source.Line($"violations.MinItems({items}.Count, {Number(minimum)}, {name});");
        if (list.MaxItems is { } maximum)
            _source.Line($"violations.MaxItems({items}.Count, {Number(maximum)}, {name});");
        if (list.UniqueItems)
            Unique(list, items, name);
        if (HasDemands(list.Item))
        {
            _source.Open($"for (var {index} = 0; {index} < {items}.Count && violations.NextItem(); {index}++)");
            _source.Line($"var {found} = violations.Count;");
            if (list.Item is { IsNullable: false, IsStruct: false })
                _source.Line($"violations.Item({items}[{index}], {Literal.Of(JsonTypeOf(list.Item))});");
            Value(list.Item, $"{items}[{index}]", "\"\"");
            _source.Line($"violations.Within({found}, {name}, {index});");
            _source.Close();
        }

        _source.Close();
        _source.Blank();
    }

    private void Unique(ListType list, string items, string name)
    {
        if (list.Item is StringType or NumericType or PlainType or EnumType)
        {
            _source.Line($"violations.Unique({items}, {name});");
            return;
        }

        _source.Open($"violations.Unique({items}, static (ref global::TrackingPlan.Serialization.CallWriter writer, {list.Name} items) =>");
        var writer = new WriteEmitter(_source);
        writer.Items(list, "items");
        writer.Flush();
        _source.Close($"}}, {name});");
    }

    /// <summary>Whether there is anything to compare a value of a list or union with.</summary>
    public static bool HasDemands(CSharpType type) => type switch
    {
        { IsStruct: false, IsNullable: false } => true,
        StringType text => text is not { MinLength: null, MaxLength: null, Pattern: null, Format: null },
        NumericType number => number.Kind is NumberType.Double || number.Bounds.Count > 0,
        ListType list => HasListDemands(list),
        EnumType or ModelType or UriType => true,
        _ => false,
    };

    private static bool HasListDemands(ListType list) =>
        list.MinItems is not null || list.MaxItems is not null || list.UniqueItems || HasDemands(list.Item);

    private static string JsonTypeOf(CSharpType type) => type switch
    {
        ListType => "array",
        StringType or UriType => "string",
        _ => "object",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
