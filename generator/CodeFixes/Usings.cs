using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrackingPlan.Generator.CodeFixes;

/// <summary>Adds the using directives that a file lacks.</summary>
internal static class Usings
{
    public static CompilationUnitSyntax Add(CompilationUnitSyntax unit, IEnumerable<string> namespaces, string lineBreak)
    {
        foreach (var ns in namespaces)
        {
            if (unit.Usings.Any(directive => directive.Name?.ToString() == ns && directive.Alias is null))
                continue;
            var directive = SyntaxFactory.UsingDirective(SyntaxFactory.ParseName(ns).WithLeadingTrivia(SyntaxFactory.Space))
                .WithTrailingTrivia(SyntaxFactory.EndOfLine(lineBreak));
            var place = unit.Usings.TakeWhile(other => IsBefore(other.Name?.ToString() ?? "", ns)).Count();

            // What stands above the first line of the file, such as a license, stays there.
            if (place == 0 && unit.Usings.Count > 0)
                directive = directive.WithLeadingTrivia(unit.Usings[0].GetLeadingTrivia());
            var usings = place == 0 && unit.Usings.Count > 0
                ? unit.Usings.Replace(unit.Usings[0], unit.Usings[0].WithoutLeadingTrivia())
                : unit.Usings;
            unit = unit.WithUsings(usings.Insert(place, directive));
        }

        return unit;
    }

    private static bool IsBefore(string other, string ns) =>
        (IsSystem(other) && !IsSystem(ns)) || (IsSystem(other) == IsSystem(ns) && string.CompareOrdinal(other, ns) < 0);

    private static bool IsSystem(string ns) => ns == "System" || ns.StartsWith("System.", StringComparison.Ordinal);
}
