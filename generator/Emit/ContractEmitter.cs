using TrackingPlan.Language.Contract;

namespace TrackingPlan.Generator.Emit;

/// <summary>The assembly attribute that carries a plan's contract to the projects that reference the assembly.</summary>
internal static class ContractEmitter
{
    /// <param name="parts">The lines of the definitions and of each call, in their order, as <see cref="Lines"/> writes them.</param>
    public static void Emit(FileText file, string ns, string planName, IEnumerable<string> parts)
    {
        file.Append($"[assembly: global::TrackingPlan.CompiledPlan({Literal.Of(ns)}, new string[]\n{{\n");
        file.Append(Lines([ContractLines.OfPlan(planName)]));
        foreach (var part in parts)
            file.Append(part);
        file.Append("})]\n");
    }

    /// <summary>Lines of a contract as elements of the attribute's array.</summary>
    public static string Lines(IEnumerable<string> lines)
    {
        var source = new SourceWriter();
        source.Indent();
        foreach (var line in lines)
            source.Line($"{Literal.Of(line)},");
        return source.Take();
    }
}
