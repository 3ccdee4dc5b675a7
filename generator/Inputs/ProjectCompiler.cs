using System.Collections.Immutable;
using TrackingPlan.Generator.Emit;
using TrackingPlan.Generator.Incremental;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;
using TrackingPlan.Language.Rules;

namespace TrackingPlan.Generator.Inputs;

/// <summary>
/// The plans of a project as C#. Each step is a function of its input alone, and remembers what it made the last time: after an edit of one
/// event, one event is read, one type is written, one file is put together.
/// </summary>
internal sealed class ProjectCompiler
{
    private readonly Memo<PlanInput, ReadPlan> _whole = new(ReadPlan.Whole);
    private readonly Memo<NamedPlan, PlanNames> _names = new(named => PlanNames.Of(named.Plan));
    private readonly Memo<SharedTypes, SharedTypes> _shared = new(shared => shared);
    private readonly Memo<TypesFile, SourceFile> _files = new(file => new(file.HintName, FileEmitter.Emit(file.Namespace, file.Types)));
    private readonly Memo<SummaryFile, SourceFile> _summaries = new(file => new(
        FileLayout.HintName(file.Namespace, PlanNames.Calls),
        FileEmitter.Emit(file.Namespace, file.PlanName, file.Description, file.Contract)));

    /// <summary>The events of the plans that are read in pieces.</summary>
    public NativeEditing Editing { get; } = new();

    /// <summary>The types of the plans as code.</summary>
    public Memo<PlanType, EmittedType> Types { get; } = new(TypeEmitter.Emit);

    /// <summary>Compiles; one run at a time, for each remembers what the next may use.</summary>
    public ImmutableArray<PlanOutput> Compile(ImmutableArray<PlanInput> files, CancellationToken cancellationToken)
    {
        if (files.FirstOrDefault(file => file.IsCSharpTooOld) is { } old)
            return ImmutableArray.Create<PlanOutput>(new Fault(old.Text.Path, new(PlanRules.OldCSharp, default, new[] { old.LanguageVersion }.ToEquatableArray())));
        lock (_whole)
        {
            var plans = new List<NamespacedPlan>(files.Length);
            var faults = new List<Fault>();
            foreach (var file in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var read = ReadPlan.InPieces(file, Editing) ?? _whole.Of(file);
                if (read.Model is { } plan)
                    plans.Add(plan);
                faults.AddRange(read.Faults);
            }

            var outputs = ImmutableArray.CreateBuilder<PlanOutput>();
            foreach (var (plan, rival) in PlanNamespaces.Of(plans))
            {
                if (rival is null)
                    AddFiles(outputs, plan.Plan, plan.Namespace, cancellationToken);
                else
                    faults.Add(PlanNamespaces.Conflict(plan, rival));
            }

            outputs.AddRange(faults);
            EndRun();
            return outputs.ToImmutable();
        }
    }

    private void AddFiles(ImmutableArray<PlanOutput>.Builder outputs, PlanModel plan, string ns, CancellationToken cancellationToken)
    {
        var names = _names.Of(new(plan));
        var shared = _shared.Of(new(plan, names, ns));
        var types = PlanTypes.All(plan, names, shared, Code, code => code.Uses);

        outputs.Add(_summaries.Of(new(ns, plan.Name, plan.Description, ContractOf(types, shared))));
        foreach (var (hintName, inFile) in FileLayout.Of(ns, types))
            outputs.Add(_files.Of(new(ns, hintName, inFile.ToEquatableArray())));

        EmittedType Code(PlanType type)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Types.Of(type);
        }
    }

    private void EndRun()
    {
        _whole.EndRun();
        Editing.EndRun();
        _names.EndRun();
        _shared.EndRun();
        Types.EndRun();
        _files.EndRun();
        _summaries.EndRun();
    }

    /// <summary>Equal for equal contracts, whatever the plan's layout and order.</summary>
    private static EquatableArray<string> ContractOf(List<EmittedType> types, SharedTypes shared) => types
        .Select(type => type.Contract)
        .OfType<ContractPart>()
        .OrderBy(part => part.First, StringComparer.Ordinal)
        .ThenBy(part => part.Code, StringComparer.Ordinal)
        .Select(part => part.Code)
        .Prepend(ContractEmitter.Lines(shared.Contract.OfDefinitions))
        .ToEquatableArray();

    /// <summary>All that the text of a file of types depends on.</summary>
    private sealed record TypesFile(string Namespace, string HintName, EquatableArray<EmittedType> Types)
    {
        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(HintName);
    }

    /// <summary>All that the text of the file of the plan itself depends on.</summary>
    private sealed record SummaryFile(string Namespace, string PlanName, string? Description, EquatableArray<string> Contract)
    {
        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Namespace);
    }
}
