using System.Globalization;
using TrackingPlan.Plan;
using TrackingPlan.Plan.Naming;

namespace TrackingPlan.Generation;

/// <summary>Turns a plan into the files that are generated for it.</summary>
internal static class PlanDeclarer
{
    /// <summary>Calls with more properties have no method with named parameters: an object initializer is clearer.</summary>
    private const int MostParameters = 16;

    /// <summary>
    /// The compiler compares every output of a generator at every key that is pressed, so a large plan is spread over this many files. A
    /// call's file depends on its name alone: a new event changes one file.
    /// </summary>
    private const int MostFiles = 32;

    public static EquatableArray<SourceFile> Declare(PlanModel plan, string ns)
    {
        var names = PlanNames.Of(plan);
        var shared = new SharedTypes(plan, names, ns);
        var types = new TypeDeclarer(shared);
        var declarations = new List<(string Key, Declaration Type)>();
        for (var i = 0; i < plan.Calls.Count; i++)
        {
            var call = DeclareCall(plan.Calls[i], names.TypeOf(i), ns, types);
            declarations.Add((call.Name, call));
        }

        var declared = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < types.Used.Count; i++)
        {
            if (declared.Add(types.Used[i].Pointer))
                declarations.Add((names.TypeOf(types.Used[i]), types.Declare(types.Used[i])));
        }

        return Distribute(declarations, plan, ns);
    }

    private static CallDeclaration DeclareCall(PlannedCall call, string name, string ns, TypeDeclarer types)
    {
        var scope = new Scope(name, $"global::{ns}.{CSharpName.Escape(name)}");
        var members = types.MembersOf(call.Body, scope);
        return new CallDeclaration(scope.EscapedName, call.Description)
        {
            Kind = call.Kind,
            WireName = call.Name,
            Version = call.Version,
            Owner = call.Owner,
            Obsolete = CSharpName.Obsolete(call.Deprecation, call.Kind is PlannedCallKind.Track ? "event" : "call"),
            Members = members,
            User = call.Kind is PlannedCallKind.Track && call.User is { } user ? UserOf(members, user.Name) : null,
            Method = CountParameters(members) <= MostParameters ? MethodOf(call.Kind, name) : null,
            Nested = scope.Nested(),
        };
    }

    private static string MethodOf(PlannedCallKind kind, string type)
    {
        var verb = kind.ToString();
        return kind switch
        {
            PlannedCallKind.Track => verb + type,
            _ when type.StartsWith(verb + "Traits", StringComparison.Ordinal) => verb + type.Substring(verb.Length + "Traits".Length),
            _ when type.StartsWith(verb + "Properties", StringComparison.Ordinal) => verb + type.Substring(verb.Length + "Properties".Length),
            _ when type.EndsWith(verb, StringComparison.Ordinal) => verb + type.Substring(0, type.Length - verb.Length),
            _ => verb + type,
        };
    }

    private static int CountParameters(EquatableArray<Member> members)
    {
        var count = 0;
        foreach (var member in members)
            count += member.IsConstant ? 0 : 1;
        return count;
    }

    /// <summary>The user id as a string, or null when the property cannot be one.</summary>
    private static string? UserOf(EquatableArray<Member> members, string wireName)
    {
        foreach (var member in members)
        {
            if (member.WireName != wireName || member.Presence is Presence.OptionalOrNull)
                continue;
            var access = member.TypeName.EndsWith("?", StringComparison.Ordinal) && member.Type.IsStruct ? "?." : ".";
            return member.Type switch
            {
                StringType => member.Name,
                NumericType { Kind: NumberType.Integer } => $"{member.Name}{access}ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
                PlainType { Name: "global::System.Guid" } => $"{member.Name}{access}ToString()",
                _ => null,
            };
        }

        return null;
    }

    private static EquatableArray<SourceFile> Distribute(List<(string Key, Declaration Type)> declarations, PlanModel plan, string ns)
    {
        var files = new List<SourceFile>
        {
            new(ns, HintName(ns, PlanNames.Calls), plan.Name, []) { Description = plan.Description },
        };
        if (declarations.Count <= MostFiles)
        {
            foreach (var (key, type) in declarations)
                files.Add(new SourceFile(ns, HintName(ns, key), plan.Name, [type]));
            return files.ToEquatableArray();
        }

        var buckets = new List<Declaration>?[MostFiles];
        foreach (var (key, type) in declarations)
            (buckets[Convert.ToUInt32(Identifier.Hash(key), 16) % MostFiles] ??= []).Add(type);
        for (var i = 0; i < MostFiles; i++)
        {
            if (buckets[i] is { } types)
                files.Add(new SourceFile(ns, HintName(ns, "Calls" + i.ToString("00", CultureInfo.InvariantCulture)), plan.Name, types.ToEquatableArray()));
        }

        return files.ToEquatableArray();
    }

    /// <summary>A file name, where <c>@</c> may not stand.</summary>
    public static string HintName(string ns, string name) => $"{ns}.{name}.g.cs".Replace("@", "");
}
