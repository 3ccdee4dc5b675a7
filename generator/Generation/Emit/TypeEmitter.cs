namespace TrackingPlan.Generation.Emit;

/// <summary>A type with everything nested in it.</summary>
internal static class TypeEmitter
{
    public static void Emit(SourceWriter source, Declaration type, string planName)
    {
        switch (type)
        {
            case CallDeclaration call:
                CallEmitter.Emit(source, call, planName);
                break;
            case ObjectDeclaration model:
                ObjectEmitter.Emit(source, model);
                break;
            case UnionDeclaration union:
                UnionEmitter.Emit(source, union);
                break;
            case EnumDeclaration values:
                EnumEmitter.Emit(source, values);
                break;
        }
    }

    /// <summary>The types inside a type, and how it writes the enums among them.</summary>
    public static void EmitNested(SourceWriter source, Declaration type)
    {
        foreach (var nested in type.Nested)
        {
            if (nested is EnumDeclaration values)
            {
                source.Blank();
                EnumEmitter.EmitJson(source, values, "private", "Json");
            }
        }

        foreach (var nested in type.Nested)
        {
            source.Blank();
            Emit(source, nested, planName: "");
        }
    }
}
