using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>The properties of a struct or class.</summary>
internal static class MemberEmitter
{
    public static void Emit(SourceWriter source, EquatableArray<Member> members)
    {
        foreach (var member in members)
        {
            if (member.IsConstant)
                continue;
            Doc.Write(source, "summary", SummaryOf(member));
            Doc.Write(source, "remarks", RemarksOf(member));
            if (member.Obsolete is { } message)
                source.Line($"[global::System.Obsolete({Literal.Of(message)})]");
            var required = member.Presence is Presence.Required ? "required " : "";
            source.Line($"public {required}{member.TypeName} {member.Name} {{ get; init; }}");
            source.Blank();
        }
    }

    /// <summary>The plan's words, or the name on the wire when it has none.</summary>
    public static string SummaryOf(Member member) =>
        member.Description is { } words && words.Trim().Length > 0 ? Doc.Text(words) : Doc.Code(member.WireName);

    private static string RemarksOf(Member member)
    {
        var presence = member.Presence switch
        {
            Presence.Required when member.Type.IsNullable => "required, may be null",
            Presence.Required => "required",
            Presence.OptionalOrNull => "optional: left out unless it is set, and null is sent as null",
            _ => "optional: left out when null",
        };
        return $"{Doc.Code(member.WireName)}, {presence}{(member.Demands.Length > 0 ? "; " + Doc.Text(member.Demands).Replace('\n', ' ') : "")}.";
    }
}
