using System.Globalization;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>The struct of an event, of traits, of a page or a screen.</summary>
internal static class CallEmitter
{
    public static void Emit(SourceWriter source, CallDeclaration call, string planName)
    {
        EmitHead(source, call);
        source.Open($"public readonly struct {call.Name} : {InterfaceOf(call)}, global::System.IEquatable<{call.Name}>");
        MemberEmitter.Emit(source, call.Members);

        source.Blank();
        source.Line($"static global::TrackingPlan.CallKind global::TrackingPlan.ICall.Kind => global::TrackingPlan.CallKind.{call.Kind};");
        source.Blank();
        source.Line($"static string global::TrackingPlan.ICall.Name => {Literal.Of(NameOf(call))};");
        source.Blank();
        source.Line($"static global::System.ReadOnlySpan<byte> global::TrackingPlan.ICall.Context => {Literal.Utf8(ContextOf(call, planName))};");
        if (call.User is not null)
        {
            source.Blank();
            source.Line($"string? global::TrackingPlan.IUserTrackEvent.UserId => {call.User};");
        }

        source.Blank();
        source.Open("void global::TrackingPlan.ICall.Write(ref global::TrackingPlan.Serialization.CallWriter writer)");
        var json = new WriteEmitter(source);
        json.Text(BeginningOf(call));
        json.Object(call.Members);
        json.Flush();
        source.Close();

        source.Blank();
        source.Open("void global::TrackingPlan.ICall.Validate(ref global::TrackingPlan.Serialization.ViolationCollector violations)");
        ValidateEmitter.Emit(source, call.Members);
        source.Close();

        EqualityEmitter.Emit(source, call.Name, call.Members, isStruct: true);
        source.Blank();
        source.Line("/// <summary>The name of the call; never its values, for they may be personal data.</summary>");
        source.Line($"public override string ToString() => {Literal.Of(NameOf(call))};");
        TypeEmitter.EmitNested(source, call);
        source.Close();
    }

    /// <summary>What a call is called in logs and violations.</summary>
    public static string NameOf(CallDeclaration call) => call.WireName.Length > 0 || call.Kind is PlannedCallKind.Track ? call.WireName : WireKind(call.Kind);

    public static string SummaryOf(CallDeclaration call) => call.Description is { } words && words.Trim().Length > 0
        ? Doc.Text(words)
        : call.Kind switch
        {
            PlannedCallKind.Track => $"The event {Doc.Code(call.WireName)}.",
            PlannedCallKind.Identify => "The traits of a user.",
            PlannedCallKind.Group => "The traits of a group.",
            _ when call.WireName.Length == 0 => $"The properties of a {WireKind(call.Kind)}.",
            PlannedCallKind.Page => $"The properties of the page {Doc.Code(call.WireName)}.",
            _ => $"The properties of the screen {Doc.Code(call.WireName)}.",
        };

    private static void EmitHead(SourceWriter source, CallDeclaration call)
    {
        Doc.Write(source, "summary", SummaryOf(call));
        var remarks = new List<string>(3) { $"Sent as {Doc.Code(NameOf(call))}" };
        if (call.Version is { } version)
            remarks.Add("version " + version.ToString(CultureInfo.InvariantCulture));
        if (call.Owner is { Length: > 0 } owner)
            remarks.Add("owned by " + Doc.Text(owner).Replace('\n', ' '));
        Doc.Write(source, "remarks", string.Join(", ", remarks) + ".");
        source.Line(FileEmitter.GeneratedCode);
        if (call.Obsolete is { } message)
            source.Line($"[global::System.Obsolete({Literal.Of(message)})]");
    }

    private static string InterfaceOf(CallDeclaration call) => "global::TrackingPlan." + call.Kind switch
    {
        PlannedCallKind.Track => call.User is null ? "ITrackEvent" : "IUserTrackEvent",
        PlannedCallKind.Identify => "IIdentifyTraits",
        PlannedCallKind.Group => "IGroupTraits",
        PlannedCallKind.Page => "IPageProperties",
        _ => "IScreenProperties",
    };

    private static string WireKind(PlannedCallKind kind) => kind.ToString().ToLowerInvariant();

    private static string ContextOf(CallDeclaration call, string planName)
    {
        var plan = $"\"tracking_plan\":{{\"name\":{Literal.Json(planName)}}}";
        return call.Version is { } version ? $"\"protocols\":{{\"event_version\":{version.ToString(CultureInfo.InvariantCulture)}}},{plan}" : plan;
    }

    private static string BeginningOf(CallDeclaration call)
    {
        var name = call.Kind switch
        {
            PlannedCallKind.Track => ",\"event\":" + Literal.Json(call.WireName),
            PlannedCallKind.Page or PlannedCallKind.Screen when call.WireName.Length > 0 => ",\"name\":" + Literal.Json(call.WireName),
            _ => "",
        };
        var body = call.Kind is PlannedCallKind.Identify or PlannedCallKind.Group ? "traits" : "properties";
        return $",\"type\":\"{WireKind(call.Kind)}\"{name},\"{body}\":";
    }
}
