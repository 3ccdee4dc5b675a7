using System.Text;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>Statements that write JSON. All text that is known at compile time up to the next value or branch becomes one literal.</summary>
internal sealed class WriteEmitter(SourceWriter source)
{
    private readonly StringBuilder _text = new();
    private int _locals;

    public void Text(string json) => _text.Append(json);

    public void Flush()
    {
        if (_text.Length == 0)
            return;
        source.Line($"writer.Raw({Literal.Utf8(_text.ToString())});");
        _text.Clear();
    }

    /// <summary>An object. What is always there comes first, so that its braces and commas are literals too.</summary>
    public void Object(EquatableArray<Member> members)
    {
        var isFirst = true;
        foreach (var member in members)
        {
            if (member.Presence is not Presence.Required)
                continue;
            Text((isFirst ? "{" : ",") + Literal.Json(member.WireName) + ":");
            Value(member.Type, member.Name);
            isFirst = false;
        }

        if (!isFirst)
        {
            Optional(members);
            Text("}");
        }
        else if (members.Count == 0)
        {
            Text("{}");
        }
        else
        {
            Flush();
            source.Line("var start = writer.Begin();");
            Optional(members);
            source.Line("writer.EndObject(start);");
        }
    }

    /// <summary>A value, or null where its type has it.</summary>
    public void Value(CSharpType type, string value)
    {
        switch (type)
        {
            case ConstantType constant:
                Text(constant.Json);
                break;
            case EnumType values:
                Flush();
                source.Line($"writer.Raw({values.Json}({(type.IsNullable ? value + ".GetValueOrDefault()" : value)}));");
                break;
            case ListType list:
                List(list, value);
                break;
            case ModelType { IsStruct: false }:
                Flush();
                source.Line($"writer.ObjectValue({value});");
                break;
            case { IsStruct: true, IsNullable: true }:
                NullableStruct(type, value);
                break;
            case ModelType:
                Flush();
                source.Line($"writer.UnionValue({value});");
                break;
            default:
                Flush();
                source.Line($"writer.Value({value});");
                break;
        }
    }

    private void Optional(EquatableArray<Member> members)
    {
        foreach (var member in members)
        {
            if (member.Presence is Presence.Required)
                continue;
            Flush();
            var list = member.Presence is Presence.Optional ? member.Type as ListType : null;
            var items = list is null ? "" : "items" + ++_locals;
            source.Open(member switch
            {
                { Presence: Presence.OptionalOrNull } => $"if ({member.Name}.HasValue)",
                _ when list is not null => $"if ({member.Name} is {{ }} {items})",
                _ => $"if ({member.Name} is not null)",
            });
            Text("," + Literal.Json(member.WireName) + ":");
            if (list is null)
                Value(member.Type, member.Value);
            else
                Items(list, items);
            Flush();
            source.Close();
            source.Blank();
        }
    }

    private void NullableStruct(CSharpType type, string value)
    {
        Flush();
        var local = "value" + ++_locals;
        source.Open($"if ({value} is {{ }} {local})");
        Value(type with { IsNullable = false }, local);
        Flush();
        source.Close();
        source.Open("else");
        source.Line("writer.Null();");
        source.Close();
        source.Blank();
    }

    /// <summary>A list that is null where it must not be is written as null: the violation says what is wrong.</summary>
    private void List(ListType list, string value)
    {
        Flush();
        var items = "items" + ++_locals;
        source.Open($"if ({value} is {{ }} {items})");
        Items(list, items);
        Flush();
        source.Close();
        source.Open("else");
        source.Line("writer.Null();");
        source.Close();
        source.Blank();
    }

    /// <summary>The items of a list that is there.</summary>
    public void Items(ListType list, string items)
    {
        Text("[");
        Flush();
        var index = "i" + items.Substring("items".Length);
        source.Open($"for (var {index} = 0; {index} < {items}.Count && writer.HasRoom; {index}++)");
        source.Line($"if ({index} > 0)");
        source.Indent();
        source.Line("writer.Raw(\",\"u8);");
        source.Outdent();
        Value(list.Item, $"{items}[{index}]");
        Flush();
        source.Close();
        source.Blank();
        Text("]");
    }
}
