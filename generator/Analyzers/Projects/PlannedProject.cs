using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TrackingPlan.Generator.Analyzers.Calls;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>A project that has a plan: what its code is held against. Made once for all analyzers of a compilation.</summary>
internal sealed class PlannedProject
{
    private static readonly ConditionalWeakTable<AnalyzerOptions, ConditionalWeakTable<Compilation, Lazy<PlannedProject?>>> Cache = new();

    private static readonly ConditionalWeakTable<AnalyzerOptions, ConditionalWeakTable<Compilation, PlannedProject>> CacheOfFixes = new();

    private readonly Dictionary<string, List<PlannedEvent>> _events = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ISymbol, Tuple<KnownPlan, TypedObject>?> _typed = new(SymbolEqualityComparer.Default);
    private readonly Func<ISymbol, Tuple<KnownPlan, TypedObject>?> _judge;

    /// <summary>The compiler hands one operation to every analyzer: what a call is, and what it sends, is read once for all of them.</summary>
    private readonly ConditionalWeakTable<IInvocationOperation, TrackingCall> _calls = new();

    private PlannedProject(ImmutableArray<KnownPlan> plans, AcceptedCalls? acceptedCalls, Compilation compilation, AnalyzerOptions options)
    {
        Plans = plans;
        AcceptedCalls = acceptedCalls;
        Options = new(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        Methods = new(compilation, Options.UntypedMethods);
        _judge = Judge;
        foreach (var plan in plans)
        {
            foreach (var call in plan.Model.Calls)
            {
                if (call.Kind == PlannedCallKind.Track)
                    Add(new(plan, call));
            }
        }
    }

    public ImmutableArray<KnownPlan> Plans { get; }

    public AnalysisOptions Options { get; }

    public UntypedMethods Methods { get; }

    /// <summary>The untyped calls that are known and accepted; null when the project keeps no baseline.</summary>
    public AcceptedCalls? AcceptedCalls { get; }

    public IEnumerable<string> EventNames => _events.Keys;

    /// <summary>The project of a compilation; null when neither it nor an assembly it references has a plan.</summary>
    public static PlannedProject? Of(CompilationStartAnalysisContext context) =>
        Cache.GetOrCreateValue(context.Options).GetValue(context.Compilation, _ => new(() => Create(context))).Value;

    /// <summary>The same for a fix, without the baseline: what a fix is offered for was reported. One that fixes a thousand reports asks as often.</summary>
    public static PlannedProject Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var known = CacheOfFixes.GetOrCreateValue(options);
        return known.TryGetValue(compilation, out var project)
            ? project
            : known.GetValue(compilation, _ => new(AllPlans(PlanFiles.Read(options, cancellationToken), compilation, options, cancellationToken), null, compilation, options));
    }

    /// <summary>Every version of an event; empty when no plan has it.</summary>
    public IReadOnlyList<PlannedEvent> FindEvent(string name) => _events.TryGetValue(name, out var found) ? found : [];

    /// <summary>The Identify or Group of every plan.</summary>
    public IEnumerable<PlannedEvent> FindCalls(PlannedCallKind kind)
    {
        foreach (var plan in Plans)
        {
            foreach (var call in plan.Model.Calls)
            {
                if (call.Kind == kind)
                    yield return new(plan, call);
            }
        }
    }

    /// <summary>What a type or a method that the plans gave a name stands for; null when it is none of theirs. Each symbol is judged once.</summary>
    public Tuple<KnownPlan, TypedObject>? FindTyped(ISymbol symbol)
    {
        foreach (var plan in Plans)
        {
            if (plan.Types.MayName(symbol.Name))
                return _typed.GetOrAdd(symbol, _judge);
        }

        return null;
    }

    /// <summary>The untyped call that an invocation is; null when it is none.</summary>
    public TrackingCall? FindCall(IOperation operation)
    {
        if (operation is not IInvocationOperation invocation || Methods.Find(invocation.TargetMethod) is not { } shape)
            return null;
        return _calls.TryGetValue(invocation, out var known) ? known : Remember(new(invocation, shape));
    }

    /// <summary>As <see cref="FindCall"/>, without the calls that the baseline accepts.</summary>
    public TrackingCall? FindNewCall(OperationAnalysisContext context) =>
        FindCall(context.Operation) is { } call && AcceptedCalls?.Accepts(call, context.ContainingSymbol) != true ? call : null;

    private static PlannedProject? Create(CompilationStartAnalysisContext context)
    {
        var plans = AllPlans(PlanFiles.Read(context), context.Compilation, context.Options, context.CancellationToken);
        return plans.IsEmpty ? null : new(plans, AcceptedCalls.Find(context), context.Compilation, context.Options);
    }

    private static ImmutableArray<KnownPlan> AllPlans(
        IReadOnlyDictionary<AdditionalText, PlanUnderCheck> files, Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        PlanFiles.Name(files, options, cancellationToken).Concat(CompiledPlans.Of(compilation)).ToImmutableArray();

    private TrackingCall Remember(TrackingCall call) => _calls.GetValue(call.Invocation, _ => call);

    private Tuple<KnownPlan, TypedObject>? Judge(ISymbol symbol)
    {
        foreach (var plan in Plans)
        {
            if ((symbol is IMethodSymbol method ? plan.Types.Find(method) : plan.Types.Find(symbol as ITypeSymbol)) is { } found)
                return Tuple.Create(plan, found);
        }

        return null;
    }

    private void Add(PlannedEvent planned)
    {
        if (!_events.TryGetValue(planned.Call.Name, out var versions))
            _events.Add(planned.Call.Name, versions = []);
        versions.Add(planned);
    }
}
