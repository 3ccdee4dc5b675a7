using TrackingPlan.Language.CSharp;

namespace TrackingPlan.Language.Changes;

/// <summary>
/// Compares what code sees of two plans. The measure is a program that makes every call, with every property and with only those that it must
/// give, and names every type and value.
/// </summary>
internal sealed class CodeDiff(CSharpSurface older, CSharpSurface newer)
{
    private readonly List<CodeBreak> _breaks = [];

    public IReadOnlyList<CodeBreak> Find()
    {
        string? gone = null;
        foreach (var type in older.Types)
        {
            // What is inside of a type that is gone needs no word of its own.
            if (gone is not null && type.FullName.StartsWith(gone, StringComparison.Ordinal))
                continue;
            if (newer.Find(type.FullName) is { } now && AreOfOneKind(type.Declaration, now.Declaration))
            {
                Compare(type, now);
                continue;
            }

            Add(CodeBreakKind.Gone, type.Name, type.Place, newer.Types.FirstOrDefault(other => other.Place.Equals(type.Place))?.Name);
            gone = type.FullName + ".";
        }

        return _breaks;
    }

    private static bool AreOfOneKind(Declaration before, Declaration after) =>
        before.GetType() == after.GetType() && (before as CallDeclaration)?.Kind == (after as CallDeclaration)?.Kind;

    private void Compare(SurfaceType before, SurfaceType after)
    {
        switch (before.Declaration, after.Declaration)
        {
            case (EnumDeclaration was, EnumDeclaration now):
                CompareValues(before, was, now);
                return;
            case (UnionDeclaration was, UnionDeclaration now):
                foreach (var taken in was.Cases)
                {
                    if (!Conversions.Exist(taken, now))
                        Add(CodeBreakKind.Changed, before.Name, before.Place);
                }

                return;
            case (CallDeclaration was, CallDeclaration now):
                CompareCalls(before, was, now);
                break;
        }

        CompareMembers(before, after);
    }

    private void CompareCalls(SurfaceType type, CallDeclaration before, CallDeclaration after)
    {
        if (before.WireName != after.WireName)
            Rebind(type.Name, type.Place, before.WireName, after.WireName);
        if (before.User is null != after.User is null)
            Add(CodeBreakKind.Changed, type.Name, type.Place);
        else if (before.Method is { } method && after.Method != method)
            Add(CodeBreakKind.MethodGone, method, type.Place);
    }

    private void CompareMembers(SurfaceType before, SurfaceType after)
    {
        var present = new Dictionary<string, Member>(StringComparer.Ordinal);
        foreach (var member in after.Members)
        {
            if (!member.IsConstant)
                present[member.Name] = member;
        }

        foreach (var member in before.Members)
        {
            if (member.IsConstant)
                continue;
            var (name, place) = ($"{before.Name}.{member.Name}", before.Place.Member(member.WireName));
            if (!present.TryGetValue(member.Name, out var now))
            {
                var moved = after.Members.FirstOrDefault(other => other.WireName == member.WireName && !other.IsConstant);
                Add(CodeBreakKind.Gone, name, place, moved is null ? null : $"{after.Name}.{moved.Name}");
                continue;
            }

            present.Remove(member.Name);
            if (member.WireName != now.WireName)
                Rebind(name, place, member.WireName, now.WireName);
            if (member.Presence is not Presence.Required && now.Presence is Presence.Required)
                Add(CodeBreakKind.Demanded, name, place);
            else if (!Conversions.Exist(member, now, newer))
                Add(CodeBreakKind.Changed, name, place);
        }

        foreach (var member in present.Values)
        {
            if (member.Presence is Presence.Required)
                Add(CodeBreakKind.Demanded, $"{after.Name}.{member.Name}", after.Place.Member(member.WireName));
        }
    }

    private void CompareValues(SurfaceType type, EnumDeclaration before, EnumDeclaration after)
    {
        var present = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in after.Values)
            present[value.Name] = value.Json;
        foreach (var value in before.Values)
        {
            if (!present.TryGetValue(value.Name, out var json))
                Add(CodeBreakKind.Gone, $"{type.Name}.{value.Name}", type.Place, after.Values.FirstOrDefault(other => other.Json == value.Json) is { } moved ? $"{type.Name}.{moved.Name}" : null);
            else if (json != value.Json)
                Rebind($"{type.Name}.{value.Name}", type.Place, value.Json, json);
        }
    }

    private void Add(CodeBreakKind kind, string name, WirePlace place, string? nameNow = null) => _breaks.Add(new(kind, name, place) { NameNow = nameNow });

    private void Rebind(string name, WirePlace place, string was, string now) => _breaks.Add(new(CodeBreakKind.Rebound, name, place) { Wire = (was, now) });
}
