using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>The methods with named parameters that a plan adds to the client; one part of the class in each file.</summary>
internal static class MethodEmitter
{
    /// <summary>A call's method, as it stands in the class; nothing when it has none.</summary>
    public static void Emit(SourceWriter source, CallDeclaration call, string ns)
    {
        if (call.Method is null)
            return;
        source.Indent();
        EmitDocumentation(source, call);
        if (call.Obsolete is { } message)
            source.Line($"[global::System.Obsolete({Literal.Of(message)})]");

        source.Line($"public static global::TrackingPlan.CallOutcome {call.Method}(");
        source.Indent();
        source.Line("this global::TrackingPlan.ISegmentClient client,");
        if (call.User is null)
            source.Line("global::TrackingPlan.Identity identity,");
        if (call.Kind is PlannedCallKind.Group)
            source.Line("string groupId,");

        // What has a name is given it first, and always: behind optional properties, one of them would take it.
        if (IsOpenPage(call))
            source.Line("string? name,");
        foreach (var member in call.Members)
        {
            if (!member.IsConstant && member.Presence is Presence.Required)
                source.Line($"{member.TypeName} {member.Parameter},");
        }

        foreach (var member in call.Members)
        {
            if (!member.IsConstant && member.Presence is not Presence.Required)
                source.Line($"{member.TypeName} {member.Parameter} = {(member.Presence is Presence.OptionalOrNull ? "default" : "null")},");
        }

        if (IsPage(call))
            source.Line("string? category = null,");
        source.Line("in global::TrackingPlan.CallOptions options = default)");
        source.Outdent();
        EmitBody(source, call, ns);
        source.Outdent();
    }

    private static void EmitBody(SourceWriter source, CallDeclaration call, string ns)
    {
        source.Open();
        source.Open($"var call = new global::{ns}.{call.Name}");
        foreach (var member in call.Members)
        {
            if (!member.IsConstant)
                source.Line($"{member.Name} = {member.Parameter},");
        }

        source.Close("};");
        source.Line(call.Kind switch
        {
            PlannedCallKind.Track when call.User is not null => "return global::TrackingPlan.SegmentClientCalls.Track(client, in call, in options);",
            PlannedCallKind.Track or PlannedCallKind.Identify => $"return global::TrackingPlan.SegmentClientCalls.{call.Kind}(client, identity, in call, in options);",
            PlannedCallKind.Group => "return global::TrackingPlan.SegmentClientCalls.Group(client, identity, groupId, in call, in options);",
            _ => $"return client.Send(in call, new global::TrackingPlan.CallEnvelope {{ Identity = identity, {(IsOpenPage(call) ? "Name = name, " : "")}Category = category, Options = options }});",
        });
        source.Close();
    }

    private static void EmitDocumentation(SourceWriter source, CallDeclaration call)
    {
        Doc.Write(source, "summary", CallEmitter.SummaryOf(call));
        source.Line("/// <param name=\"client\">Sends the call.</param>");
        if (call.User is null)
            source.Line("/// <param name=\"identity\">Who the call is about; a string is a user id.</param>");
        if (call.Kind is PlannedCallKind.Group)
            source.Line("/// <param name=\"groupId\">The company, team or account.</param>");
        if (IsOpenPage(call))
            source.Line("/// <param name=\"name\">The name of the page or screen; null for one without.</param>");
        foreach (var member in call.Members)
        {
            if (!member.IsConstant)
                Doc.Write(source, $"param name=\"{member.Parameter.TrimStart('@')}\"", MemberEmitter.SummaryOf(member));
        }

        if (IsPage(call))
            source.Line("/// <param name=\"category\">The category of the page or screen.</param>");
        source.Line("/// <param name=\"options\">Time, message id, context and integrations.</param>");
        source.Line("/// <returns>Whether the call was accepted, or why not.</returns>");
    }

    private static bool IsPage(CallDeclaration call) => call.Kind is PlannedCallKind.Page or PlannedCallKind.Screen;

    private static bool IsOpenPage(CallDeclaration call) => IsPage(call) && call.WireName.Length == 0;
}
