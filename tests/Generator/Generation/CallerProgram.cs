using System.Text;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Tests.Generation;

/// <summary>A program that uses all that code sees of a plan: it makes every call, with all properties and with those it must give.</summary>
internal static class CallerProgram
{
    public static string Of(CSharpSurface surface)
    {
        var code = new StringBuilder("#nullable enable\nusing TrackingPlan;\nusing Plan;\ninternal static class Caller\n{\n");
        var number = 0;
        foreach (var type in surface.Types)
        {
            code.Append($"    internal static void Use{++number}(global::TrackingPlan.ISegmentClient client, global::TrackingPlan.Identity identity)\n    {{\n");
            switch (type.Declaration)
            {
                case EnumDeclaration values:
                    foreach (var value in values.Values)
                        code.Append($"        _ = {type.FullName}.{value.Name};\n");
                    break;
                case UnionDeclaration union:
                    AppendUnion(code, type.FullName, union);
                    break;
                default:
                    AppendMembers(code, type);
                    break;
            }

            code.Append("    }\n");
        }

        return code.Append("}\n").ToString();
    }

    private static void AppendUnion(StringBuilder code, string name, UnionDeclaration union)
    {
        for (var i = 0; i < union.Cases.Count; i++)
        {
            var given = union.Cases[i];
            code.Append(given is ListType list
                ? $"        {name} union{i} = System.Array.Empty<{list.Item.Annotated}>(); _ = {name}.From(default({given.Name})!);\n"
                : $"        {name} union{i} = default({given.Name})!;\n");
        }
    }

    private static void AppendMembers(StringBuilder code, SurfaceType type)
    {
        var members = type.Members.Where(member => !member.IsConstant).ToList();
        for (var i = 0; i < members.Count; i++)
            code.Append($"        {members[i].TypeName} value{i} = default!;\n");
        string Set(bool all) => string.Join(", ", members.Select((member, i) => (member, i)).Where(item => all || item.member.Presence is Presence.Required).Select(item => $"{item.member.Name} = value{item.i}"));
        code.Append($"        var all = new {type.FullName} {{ {Set(true)} }};\n        var least = new {type.FullName} {{ {Set(false)} }};\n");
        if (type.Declaration is not CallDeclaration call)
            return;
        var (first, named) = call.Kind switch
        {
            PlannedCallKind.Track => (call.User is null ? "identity, " : "", ""),
            PlannedCallKind.Group => ("identity, \"g\", ", ", groupId: \"g\""),
            PlannedCallKind.Identify => ("identity, ", ""),
            _ => ("identity, null, ", call.WireName.Length == 0 ? ", name: null" : ""),
        };
        code.Append($"        client.{call.Kind}({first}all);\n        client.{call.Kind}({first}least);\n");
        if (call.Method is null)
            return;
        var who = call.User is null ? $"identity: identity{named}" : named.TrimStart(',', ' ');
        foreach (var all in new[] { true, false })
        {
            var arguments = members.Select((member, i) => (member, i)).Where(item => all || item.member.Presence is Presence.Required).Select(item => $"{item.member.Parameter}: value{item.i}");
            code.Append($"        client.{call.Method}({string.Join(", ", arguments.Prepend(who).Where(argument => argument.Length > 0))});\n");
        }
    }
}
