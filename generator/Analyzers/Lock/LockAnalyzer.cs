using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TrackingPlan.Generator.Analyzers.Projects;
using TrackingPlan.Language.Changes;
using TrackingPlan.Language.Contract;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Generator.Analyzers.Lock;

/// <summary>
/// TRK3001, TRK3002 and TRK3003: a plan differs from its lock, or the lock cannot be read. A plan without a lock beside it has no rule.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LockAnalyzer : PlannedProjectAnalyzer
{
    public const string BreakingId = "TRK3001";
    public const string CompatibleId = "TRK3002";
    public const string UnreadableId = "TRK3003";

    private static readonly DiagnosticDescriptor Breaking = RuleDescriptor.Create(
        BreakingId, "Breaking change of a locked plan", "{0}, which breaks {1} ({2}): undo it, or update the lock if it is meant", DiagnosticSeverity.Error);

    private static readonly DiagnosticDescriptor Compatible = RuleDescriptor.Create(
        CompatibleId, "Change of a locked plan", "{0} ({2}), which breaks nothing: update the lock", DiagnosticSeverity.Info);

    private static readonly DiagnosticDescriptor Unreadable = RuleDescriptor.Create(
        UnreadableId, "Unreadable line in the lock", "This line is no part of a lock: write the lock anew with 'tracking-plan lock'", DiagnosticSeverity.Warning);

    private static readonly SourceTextValueProvider<LockReading> Readings = new(static text => PlanLock.Read(text.ToString()));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Breaking, Compatible, Unreadable);

    protected override void Register(CompilationStartAnalysisContext context, PlannedProject project)
    {
        foreach (var plan in project.Plans)
        {
            if (plan.Path is null || Find(context.Options, PlanLock.PathOf(plan.Path)) is not { } file
                || file.GetText(context.CancellationToken) is not { } text || !context.TryGetValue(text, Readings, out var locked))
                continue;
            context.RegisterAdditionalFileAction(visited =>
            {
                if (visited.AdditionalFile.Path == plan.Path)
                    Compare(visited, plan, locked, project.Options);
                else if (visited.AdditionalFile.Path == file.Path)
                    ReportUnreadable(visited, text, locked);
            });
        }
    }

    private static AdditionalText? Find(AnalyzerOptions options, string path)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (file.Path.Equals(path, StringComparison.OrdinalIgnoreCase))
                return file;
        }

        return null;
    }

    private static void Compare(AdditionalFileAnalysisContext context, KnownPlan plan, LockReading locked, AnalysisOptions options)
    {
        // Both sides go through the lock, which keeps the contract alone: a new description is no difference.
        var current = PlanLock.Read(PlanLock.Write(plan.Model)).Plan;
        foreach (var change in PlanDiff.Compare(locked.Plan, current, options.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
        {
            var rule = change.Worst == Impact.Breaking ? Breaking : Compatible;
            var broken = (change.Code, change.Data) switch
            {
                (Impact.Breaking, Impact.Breaking) => "code and data",
                (Impact.Breaking, _) => "code",
                _ => "data",
            };
            context.ReportDiagnostic(SafeDiagnostic.Create(rule, LockedPlace.Of(change.Subject, plan), change.MessageWith(Words.Quote, OneLine), broken, change.Rule.Id));
        }
    }

    /// <summary>A value in the plan's own terms, as it may stand in a message.</summary>
    private static string OneLine(string value)
    {
        var quoted = Words.Quote(value);
        return quoted.Substring(1, quoted.Length - 2);
    }

    private static void ReportUnreadable(AdditionalFileAnalysisContext context, SourceText text, LockReading locked)
    {
        foreach (var number in locked.UnreadableLines)
        {
            // A line break of another kind than LF or CRLF is none to the lock, but one to the compiler.
            if (number >= text.Lines.Count)
                continue;
            var span = text.Lines[number].Span;
            context.ReportDiagnostic(SafeDiagnostic.Create(Unreadable, Location.Create(context.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span))));
        }
    }
}
