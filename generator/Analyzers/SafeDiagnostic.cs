using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TrackingPlan.Language.Json;

namespace TrackingPlan.Generator.Analyzers;

/// <summary>
/// The one way to a report. What it says is partly text of a plan or of code, and ends in editors and in logs of builds: nothing in it may hide
/// from the reader, start a line or turn one around.
/// </summary>
internal static class SafeDiagnostic
{
    public static Diagnostic Create(DiagnosticDescriptor rule, Location location, params string[] arguments) =>
        Create(rule, location, [], ImmutableDictionary<string, string?>.Empty, arguments);

    public static Diagnostic Create(DiagnosticDescriptor rule, Location location, ImmutableDictionary<string, string?> properties, params string[] arguments) =>
        Create(rule, location, [], properties, arguments);

    /// <param name="others">Places that belong to it.</param>
    /// <param name="properties">For fixes and for the tool: as they are.</param>
    public static Diagnostic Create(
        DiagnosticDescriptor rule, Location location, IEnumerable<Location> others, ImmutableDictionary<string, string?> properties, params string[] arguments) =>
        Diagnostic.Create(rule, location, others, properties, Array.ConvertAll(arguments, Shown));

    private static object Shown(string argument) => Invisible.Spell(argument);
}
