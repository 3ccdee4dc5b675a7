using TrackingPlan.Language.CSharp;

namespace TrackingPlan.Generator.Emit;

/// <summary>An enum and the JSON of its values. Values start at 1: a value that nobody set is none of them.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter source, EnumDeclaration type)
    {
        Doc.Write(source, "summary", Doc.Text(type.Description ?? "The values that the tracking plan permits."));
        source.Line(FileEmitter.GeneratedCode);
        source.Open($"public enum {type.Name}");
        for (var i = 0; i < type.Values.Count; i++)
        {
            var value = type.Values[i];
            Doc.Write(source, "summary", value.Description is { } words ? Doc.Text(words) : Doc.Code(value.Json));
            source.Line($"{value.Name} = {i + 1},");
            source.Blank();
        }

        source.Close();
        if (type.Json is not null)
        {
            source.Blank();
            source.Line("/// <summary>The JSON of the values of <see cref=\"" + type.FullName + "\"/>.</summary>");
            source.Line(FileEmitter.GeneratedCode);
            source.Open($"internal static class {type.Json}");
            EmitJson(source, type, "public", "Of");
            source.Close();
        }
    }

    public static void EmitJson(SourceWriter source, EnumDeclaration type, string access, string method)
    {
        if (access == "public")
            source.Line("/// <summary>A value as JSON; null for what is no value.</summary>");
        source.Line($"{access} static global::System.ReadOnlySpan<byte> {method}({type.FullName} value) => value switch");
        source.Open();
        foreach (var value in type.Values)
            source.Line($"{type.FullName}.{value.Name} => {Literal.Utf8(value.Json)},");
        source.Line("_ => \"null\"u8,");
        source.Close("};");
    }
}
