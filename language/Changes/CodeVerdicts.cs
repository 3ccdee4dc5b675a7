using TrackingPlan.Language.CSharp;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Model;

namespace TrackingPlan.Language.Changes;

/// <summary>
/// Lets the C# surface judge what changes do to code: a change breaks it exactly where the code of callers breaks. What breaks although nothing
/// in the plan says so, such as a name that a new sibling took away, is a change of its own.
/// </summary>
internal sealed class CodeVerdicts
{
    private readonly DiffContext _context;
    private readonly CSharpSurface _before;
    private readonly CSharpSurface _after;
    private readonly ILookup<(PlannedCallKind?, string?), int> _byCall;
    private readonly ILookup<string?, int> _byDefinition;
    private readonly HashSet<int> _breaking = [];

    private CodeVerdicts(DiffContext context)
    {
        _context = context;
        _before = new(context.Before);
        _after = new(context.After);
        var judged = Enumerable.Range(0, context.Changes.Count).Where(i => ChangeRules.IsJudgedByCode(context.Changes[i].Rule)).ToList();
        _byCall = judged.ToLookup(i => (context.Changes[i].Subject.CallKind, context.Changes[i].Subject.Name));
        _byDefinition = judged.ToLookup(i => context.Changes[i].Subject.Definition);
    }

    public static void Give(DiffContext context)
    {
        if (context.HaveSameDefinitions && context.Before.Calls.Equals(context.After.Calls))
            return;
        new CodeVerdicts(context).Give();
    }

    private void Give()
    {
        var unexplained = new List<CodeBreak>();
        foreach (var found in new CodeDiff(_before, _after).Find())
        {
            if (found.Kind is CodeBreakKind.Rebound || !Explain(found))
                unexplained.Add(found);
        }

        for (var i = 0; i < _context.Changes.Count; i++)
        {
            var change = _context.Changes[i];
            if (ChangeRules.IsJudgedByCode(change.Rule))
                _context.Changes[i] = change with { Code = CodeOf(change.Rule, _breaking.Contains(i)) };
        }

        // One thing may show in its type, in a member and in a method: it is said once.
        var said = new HashSet<(bool, WirePlace)>();
        foreach (var found in unexplained)
        {
            if (found.Kind is CodeBreakKind.Rebound || said.Add((found.NameNow is null, found.Place)))
                AddOwn(found);
        }
    }

    private static Impact CodeOf(ChangeRule rule, bool breaks)
    {
        // An announced removal breaks nobody who listened; a null where none may be is a warning of the compiler.
        if (rule == ChangeRules.EventRetired || rule == ChangeRules.PropertyRetired)
            return rule.Code;
        return breaks ? Impact.Breaking : rule == ChangeRules.NullableRemoved ? Impact.Warning : Impact.None;
    }

    /// <summary>Finds the changes from which a break follows.</summary>
    private bool Explain(CodeBreak found)
    {
        var best = new List<int>();
        var bestRank = 0;
        foreach (var place in PlacesOf(found))
        {
            foreach (var i in _byCall[(place.Kind, place.Call)])
                Weigh(i, RankOf(_context.Changes[i], place));
        }

        if (found.Place.Kind is null)
        {
            foreach (var i in _byDefinition[JsonPointer.LastName(found.Place.Owner)])
                Weigh(i, _context.Changes[i].Rule.Code is Impact.None ? 1 : 2);
        }

        _breaking.UnionWith(best);
        return best.Count > 0;

        void Weigh(int i, int rank)
        {
            if (rank == 0 || rank < bestRank)
                return;
            if (rank > bestRank)
                best.Clear();
            bestRank = rank;
            best.Add(i);
        }
    }

    /// <summary>How likely a break follows from a change: not at all, from one of a rule that breaks no code by itself, or from one that does.</summary>
    private static int RankOf(PlanChange change, (PlannedCallKind Kind, string Call, string Path) place)
    {
        var path = WithoutItems(change.Subject.Path);
        var isHere = path == place.Path;
        if (!isHere && path.Length > 0 && !place.Path.StartsWith(path + ".", StringComparison.Ordinal))
            return 0;
        return (change.Rule.Code is Impact.None ? 0 : 2) + (isHere ? 2 : change.Rule.Code is Impact.None ? 0 : 1);
    }

    /// <summary>The places in the newer plan that a break shows at: of a shared type's, each that uses it.</summary>
    private IEnumerable<(PlannedCallKind Kind, string Call, string Path)> PlacesOf(CodeBreak found)
    {
        var surface = found.Kind is CodeBreakKind.Demanded && found.Place.Kind is null ? _after : _before;
        foreach (var place in surface.PlacesOf(found.Place))
        {
            var (kind, call, path) = _context.Renames.Now(place);
            yield return (kind, call, WithoutItems(path));
        }
    }

    private void AddOwn(CodeBreak found)
    {
        var places = _before.PlacesOf(found.Place).Concat(_after.PlacesOf(found.Place)).ToList();
        if (places.Count == 0)
            return;
        var (kind, name, path) = _context.Renames.Now(places[0]);
        var call = _context.After.Calls.FirstOrDefault(candidate => candidate.Kind == kind && ChangeSubject.CallName(candidate) == name);
        var property = path is null ? null : _context.Renames.Now(places[0] with { Path = [places[0].Path[0]] }).Path;
        var subject = new ChangeSubject
        {
            Kind = path is null ? ChangeSubjectKind.Call : ChangeSubjectKind.Property,
            CallKind = kind,
            Name = name,
            Path = path,
            Property = property,
            Definition = found.Place.Kind is null ? JsonPointer.LastName(found.Place.Owner) : null,
        };
        if (found.Kind is CodeBreakKind.Rebound && IsPinned(places[0], path))
            return;
        var origin = (property is null ? null : call?.Body.Find(property))?.Origin ?? call?.Origin ?? default;
        var (rule, was, now) = found.Kind switch
        {
            CodeBreakKind.Rebound => (ChangeRules.BindingChanged, found.Wire.Before, found.Wire.After),
            CodeBreakKind.MethodGone => (ChangeRules.MethodRemoved, found.Name, null),
            _ when found.NameNow is { } other => (ChangeRules.CSharpNameChanged, found.Name, other),
            _ => (ChangeRules.CodeBroken, found.Name, null),
        };
        _context.Add(rule, subject, origin, was, now);
    }

    /// <summary>Whether both plans pin the C# name: then it is meant to stay.</summary>
    private bool IsPinned(WirePlace place, string? path)
    {
        var was = _context.Before.Calls.FirstOrDefault(call => call.Kind == place.Kind && call.Name == place.Owner);
        var (_, name, _) = _context.Renames.Now(place);
        var now = _context.After.Calls.FirstOrDefault(call => call.Kind == place.Kind && ChangeSubject.CallName(call) == name);
        var (pinned, other) = path is null
            ? (was?.CSharpName, now?.CSharpName)
            : (was?.Body.Find(place.Path[0])?.CSharpName, now?.Body.Find(path)?.CSharpName);
        return pinned is not null && pinned == other;
    }

    private static string WithoutItems(string? path) => path?.Replace("[]", "") ?? "";
}
