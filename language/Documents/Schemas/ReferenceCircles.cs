using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Schemas.Keywords;

namespace TrackingPlan.Language.Documents.Schemas;

/// <summary>
/// Shared schemas that are nothing but each other, at once or among alternatives: no validator ends with them. A circle through a property or a
/// list is none. The compiler takes the one that closes the circle for any value, and so do exports.
/// </summary>
internal static class ReferenceCircles
{
    private static readonly string[] InPlace = ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependencies"];

    /// <param name="shared">By what a reference calls them.</param>
    /// <param name="report">Receives what a reference calls one that closes a circle.</param>
    public static IReadOnlyList<JsonMember> Break(IReadOnlyList<JsonMember> shared, Action<string> report)
    {
        var result = shared.ToList();
        var position = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < result.Count; i++)
            position[JsonPointer.Normalize(result[i].Name)] = i;
        var isOpen = new bool?[result.Count];
        var path = new Stack<(int Index, IEnumerator<string> Next)>();
        for (var start = 0; start < result.Count; start++)
        {
            Enter(start);
            while (path.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    isOpen[top.Index] = false;
                    path.Pop();
                }
                else if (position.TryGetValue(top.Next.Current, out var target))
                {
                    if (isOpen[target] != true)
                    {
                        Enter(target);
                        continue;
                    }

                    report(result[top.Index].Name);
                    result[top.Index] = result[top.Index] with
                    {
                        Value = JsonBuild.Object(result[top.Index].Value.Members.Where(m => KeywordTable.Find(m.Name) is { Role: KeywordRole.Describes or KeywordRole.Own })),
                    };
                }
            }
        }

        return result;

        void Enter(int index)
        {
            if (isOpen[index] is not null)
                return;
            isOpen[index] = true;
            path.Push((index, Direct(result[index].Value).ToList().GetEnumerator()));
        }
    }

    /// <summary>What a schema refers to for the same value.</summary>
    private static IEnumerable<string> Direct(JsonValue schema)
    {
        var waiting = new Stack<JsonValue>([schema]);
        while (waiting.TryPop(out var next))
        {
            if (next["$ref"] is { Kind: JsonKind.String } reference)
                yield return JsonPointer.Normalize(reference.Text);
            foreach (var member in next.Members.Where(m => InPlace.Contains(m.Name)))
            {
                SchemaParts.Map(member.Name, member.Value, inner =>
                {
                    waiting.Push(inner);
                    return inner;
                });
            }
        }
    }
}
