using TrackingPlan.Language.CSharp;

namespace TrackingPlan.Generator.Emit;

/// <summary>The class of a nested or shared object.</summary>
internal static class ObjectEmitter
{
    public static void Emit(SourceWriter source, ObjectDeclaration type)
    {
        Doc.Write(source, "summary", type.Description is { } words && words.Trim().Length > 0 ? Doc.Text(words) : "An object of the tracking plan.");
        source.Line(FileEmitter.GeneratedCode);
        source.Open($"public sealed class {type.Name} : global::TrackingPlan.Serialization.IPlanValue, global::System.IEquatable<{type.Name}>");
        MemberEmitter.Emit(source, type.Members);

        source.Blank();
        source.Open("void global::TrackingPlan.Serialization.IPlanValue.Write(ref global::TrackingPlan.Serialization.CallWriter writer)");
        var json = new WriteEmitter(source);
        json.Object(type.Members);
        json.Flush();
        source.Close();

        source.Blank();
        source.Open("void global::TrackingPlan.Serialization.IPlanValue.Validate(ref global::TrackingPlan.Serialization.ViolationCollector violations)");
        ValidateEmitter.Emit(source, type.Members);
        source.Close();

        EqualityEmitter.Emit(source, type.Name, type.Members, isStruct: false);
        source.Blank();
        source.Line("/// <summary>The name of the type; never its values, for they may be personal data.</summary>");
        source.Line($"public override string ToString() => {Literal.Of(type.Name.TrimStart('@'))};");
        TypeEmitter.EmitNested(source, type);
        source.Close();
    }
}
