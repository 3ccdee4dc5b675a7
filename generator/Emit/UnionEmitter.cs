using System.Globalization;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Emit;

/// <summary>A struct that holds one of several types. Each converts to it; there is nothing to call.</summary>
internal static class UnionEmitter
{
    public static void Emit(SourceWriter source, UnionDeclaration type)
    {
        Doc.Write(source, "summary", type.Description is { } words && words.Trim().Length > 0 ? Doc.Text(words) : "A value of one of several types.");
        source.Line(FileEmitter.GeneratedCode);
        source.Open($"public readonly struct {type.Name} : global::TrackingPlan.Serialization.IPlanValue, global::System.IEquatable<{type.Name}>");
        EmitFields(source, type.Cases);
        for (var i = 0; i < type.Cases.Count; i++)
            EmitConversions(source, type, i);

        source.Blank();
        source.Open("void global::TrackingPlan.Serialization.IPlanValue.Write(ref global::TrackingPlan.Serialization.CallWriter writer)");
        EmitSwitch(source, type.Cases, WriteCase, "writer.Null();", static _ => true);
        source.Close();

        source.Blank();
        source.Open("void global::TrackingPlan.Serialization.IPlanValue.Validate(ref global::TrackingPlan.Serialization.ViolationCollector violations)");
        EmitSwitch(source, type.Cases, ValidateEmitter.Emit, "violations.Required(null, \"\");", ValidateEmitter.HasDemands);
        source.Close();

        EmitEquality(source, type);
        source.Blank();
        source.Line("/// <summary>The name of the type; never its value, for it may be personal data.</summary>");
        source.Line($"public override string ToString() => {Literal.Of(type.Name.TrimStart('@'))};");
        TypeEmitter.EmitNested(source, type);
        source.Close();
    }

    private static void EmitFields(SourceWriter source, EquatableArray<CSharpType> cases)
    {
        source.Line("private readonly int _case;");
        for (var i = 0; i < cases.Count; i++)
            source.Line($"private readonly {cases[i].Name}{(cases[i].IsStruct ? "" : "?")} {Field(i)};");
    }

    private static void EmitConversions(SourceWriter source, UnionDeclaration type, int i)
    {
        var parameter = type.Cases[i].Name;
        source.Blank();
        source.Open($"private {type.Name}({parameter} value)");
        source.Line($"_case = {Number(i + 1)};");
        source.Line($"{Field(i)} = value;");
        source.Close();

        // C# has no conversions from interfaces: a list converts as an array, and any other list through From.
        source.Blank();
        source.Line("/// <summary>Holds the value.</summary>");
        source.Line(type.Cases[i] is ListType list
            ? $"public static implicit operator {type.Name}({list.Item.Annotated}[] value) => new(value);"
            : $"public static implicit operator {type.Name}({parameter} value) => new(value);");
        if (type.Cases[i] is not ListType)
            return;
        source.Blank();
        source.Line("/// <summary>Holds the value.</summary>");
        source.Line($"public static {type.Name} From({parameter} value) => new(value);");
    }

    private static void EmitSwitch(SourceWriter source, EquatableArray<CSharpType> cases, Action<SourceWriter, CSharpType, string> emit, string whenUnset, Func<CSharpType, bool> isNeeded)
    {
        source.Open("switch (_case)");
        for (var i = 0; i < cases.Count; i++)
        {
            if (!isNeeded(cases[i]))
                continue;
            source.Line($"case {Number(i + 1)}:");
            source.Open();
            emit(source, cases[i], Field(i));
            source.Line("break;");
            source.Close();
        }

        source.Line("case 0:");
        source.Indent();
        source.Line(whenUnset);
        source.Line("break;");
        source.Outdent();
        source.Close();
    }

    private static void WriteCase(SourceWriter source, CSharpType type, string value)
    {
        var json = new WriteEmitter(source);
        json.Value(type, value);
        json.Flush();
    }

    private static void EmitEquality(SourceWriter source, UnionDeclaration type)
    {
        source.Blank();
        source.Line("/// <inheritdoc/>");
        source.Line($"public bool Equals({type.Name} other) => _case == other._case && _case switch");
        source.Open();
        for (var i = 0; i < type.Cases.Count; i++)
            source.Line($"{Number(i + 1)} => {EqualityEmitter.Compare(type.Cases[i], Field(i), "other." + Field(i))},");
        source.Line("_ => true,");
        source.Close("};");
        source.Blank();
        source.Line("/// <inheritdoc/>");
        source.Line($"public override bool Equals(object? obj) => obj is {type.Name} other && Equals(other);");
        source.Blank();
        source.Line("/// <inheritdoc/>");
        source.Line("public override int GetHashCode() => _case switch");
        source.Open();
        for (var i = 0; i < type.Cases.Count; i++)
        {
            if (type.Cases[i] is not (ListType or JsonNodeType))
                source.Line($"{Number(i + 1)} => {HashOf(type.Cases[i], Field(i))},");
        }

        source.Line("_ => _case,");
        source.Close("};");
        EqualityEmitter.EmitOperators(source, type.Name);
    }

    private static string HashOf(CSharpType type, string value) => type switch
    {
        { IsStruct: true } => value + ".GetHashCode()",
        ModelType => EqualityEmitter.HashOf(value),
        _ => value + "?.GetHashCode() ?? 0",
    };

    private static string Field(int i) => "_value" + Number(i + 1);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
