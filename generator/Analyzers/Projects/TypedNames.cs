using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Naming;

namespace TrackingPlan.Generator.Analyzers.Projects;

/// <summary>
/// Which part of a plan a C# name stands for. Made of the plan by the declarations that the generator writes, never of the types it wrote,
/// which in an editor may be those of the plan before.
/// </summary>
internal sealed class TypedNames
{
    private static readonly ConditionalWeakTable<PlanModel, ConcurrentDictionary<string, TypedNames>> Cache = new();

    private readonly Dictionary<string, TypedObject> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _simpleNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypedObject> _methods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Declaration> _declarations = new(StringComparer.Ordinal);
    private readonly Queue<(string FullName, ObjectSchema Schema, EquatableArray<Member> Members)> _waiting = new();
    private readonly DefinitionTable _definitions;
    private readonly string _ns;

    private TypedNames(PlanModel plan, string ns)
    {
        _ns = ns;
        _definitions = new(plan.Definitions);
        var declaredCalls = new List<CallDeclaration>();
        foreach (var type in PlanTypes.Declare(plan, ns))
        {
            Index(type, $"global::{ns}");
            if (type is CallDeclaration call)
                declaredCalls.Add(call);
        }

        var planned = new Dictionary<(PlannedCallKind, string, int?), PlannedCall>();
        foreach (var call in plan.Calls)
            planned[(call.Kind, call.Name, call.Version)] = call;
        foreach (var declared in declaredCalls)
        {
            if (planned.TryGetValue((declared.Kind, declared.WireName, declared.Version), out var call))
                AddCall(call, declared);
        }
    }

    public static TypedNames Of(PlanModel plan, string ns) =>
        Cache.GetOrCreateValue(plan).GetOrAdd(ns, _ => new(plan, ns));

    /// <summary>Whether a type or method of this name could be the plan's; asked before anything that costs more.</summary>
    public bool MayName(string name) => _simpleNames.Contains(name) || _methods.ContainsKey(name);

    /// <summary>What a type stands for; null when it is none of the plan's.</summary>
    public TypedObject? Find(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Arity: 0 } && _simpleNames.Contains(type.Name)
        && _types.TryGetValue(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), out var found) ? found : null;

    /// <summary>What a generated method such as <c>TrackReferralConverted</c> sends; null when it is none of the plan's.</summary>
    public TypedObject? Find(IMethodSymbol method) =>
        _methods.TryGetValue(method.Name, out var found) && method.ContainingType is { Name: PlanNames.Calls } owner
        && owner.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == $"global::{_ns}.{PlanNames.Calls}" ? found : null;

    /// <summary>The type of a call.</summary>
    public TypedObject? Find(PlannedCall call)
    {
        foreach (var typed in _types.Values)
        {
            if (ReferenceEquals(typed.Call, call))
                return typed;
        }

        return null;
    }

    /// <summary>Whether a property of any of the types, nested ones too, is such.</summary>
    public bool AnyProperty(Func<Property, bool> condition) => _types.Values.Any(type => type.Members.Values.Any(condition));

    /// <summary>A generated enum, by its full name.</summary>
    public EnumDeclaration? FindEnum(string fullName) => _declarations.TryGetValue(fullName, out var found) ? found as EnumDeclaration : null;

    /// <summary>The namespace of the generated types.</summary>
    public string Namespace => _ns;

    private void AddCall(PlannedCall call, CallDeclaration declared)
    {
        var typed = Add($"global::{_ns}.{declared.Name}", call, call.Body, declared.Members);
        typed = typed with { Method = declared.Method, User = declared.User };
        _types[typed.FullName] = typed;
        if (declared.Method is { } method)
            _methods[method] = typed;

        // A chain of objects may be as long as the plan.
        while (_waiting.Count > 0)
        {
            var nested = _waiting.Dequeue();
            if (!_types.ContainsKey(nested.FullName))
                Add(nested.FullName, null, nested.Schema, nested.Members);
        }
    }

    private TypedObject Add(string fullName, PlannedCall? call, ObjectSchema schema, EquatableArray<Member> members)
    {
        var typed = new TypedObject(call, fullName);
        _types[fullName] = typed;
        _simpleNames.Add(fullName.Substring(fullName.LastIndexOf('.') + 1).TrimStart('@'));

        // The generator declares a member for each property, in the same order.
        for (var i = 0; i < members.Count; i++)
        {
            var (member, property) = (members[i], schema.Properties[i]);
            typed.Members[member.Name.TrimStart('@')] = property;
            typed.Parameters[member.Parameter.TrimStart('@')] = property;
            typed.Declared[property.Name] = member;
            AddNested(member.Type, property.Schema);
        }

        return typed;
    }

    private void AddNested(CSharpType type, Schema schema)
    {
        var target = _definitions.Resolve(schema).Target;
        if (type is ListType list && target is ArraySchema array)
            AddNested(list.Item, array.Items);
        else if (type is ModelType && target is ObjectSchema nested && !_types.ContainsKey(type.Name)
            && _declarations.TryGetValue(type.Name, out var declared) && declared is ObjectDeclaration value)
            _waiting.Enqueue((type.Name, nested, value.Members));
    }

    private void Index(Declaration type, string owner)
    {
        var fullName = $"{owner}.{type.Name}";
        _declarations[fullName] = type;
        foreach (var nested in type.Nested)
            Index(nested, fullName);
    }
}

/// <summary>A generated type: a call's, or that of a nested object.</summary>
/// <param name="Call">The call; null for a nested object.</param>
/// <param name="FullName">With <c>global::</c> and its namespace.</param>
internal sealed record TypedObject(PlannedCall? Call, string FullName)
{
    /// <summary>The plan's properties by their C# names.</summary>
    public Dictionary<string, Property> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>The plan's properties by their names as parameters.</summary>
    public Dictionary<string, Property> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>The C# members by the plan's names.</summary>
    public Dictionary<string, Member> Declared { get; } = new(StringComparer.Ordinal);

    /// <summary>The method that makes the call from named parameters; null when it has none.</summary>
    public string? Method { get; init; }

    /// <summary>The expression that is the call's user id; null when it is named at the call.</summary>
    public string? User { get; init; }
}
