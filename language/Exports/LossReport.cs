using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Documents.Schemas;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Model;
using TrackingPlan.Language.Reading;

namespace TrackingPlan.Language.Exports;

/// <summary>
/// What a format does not hold: whatever of a plan is not there, or is something else, when what was written is read back. So nothing that a
/// writer or a reader leaves out goes unsaid.
/// </summary>
internal sealed class LossReport
{
    /// <summary>What means nothing and comes and goes.</summary>
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal) { "$schema", "$comment", "$id", "id" };

    private readonly PlanDocument _plan;
    private readonly FormatWords _words;
    private readonly List<Loss> _losses;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private LossReport(PlanDocument plan, FormatWords words, List<Loss> losses) => (_plan, _words, _losses) = (plan, words, losses);

    /// <param name="plan">As <see cref="Draft07"/> leaves it.</param>
    /// <param name="written">What was written, read back.</param>
    /// <param name="words">What is said of the format.</param>
    /// <param name="losses">Receives what is not held.</param>
    public static void Add(PlanDocument plan, PlanDocument written, FormatWords words, List<Loss> losses)
    {
        // What the reader puts into other words is no loss; what it would lose, the schemas in the file do not have.
        var back = plan.IsNative && written.IsNative ? written : Draft07.Plan(written, []);
        new LossReport(plan, words, losses).Compare(back);
    }

    private void Compare(PlanDocument back)
    {
        CompareText("$.name", _plan.Name, back.Name, _words.Name);
        CompareText("$.description", _plan.Description, back.Description, null);
        CompareFacts("$", _plan.Native, back.Native);
        foreach (var group in References.Groups.Where(group => Shared(_plan, group).Except(Shared(back, group)).Any()))
            _losses.Add(new Loss("$." + group, $"{_words.Name} has no shared schemas; each is written out where it is used"));

        var written = back.Calls.ToLookup(IdOf);
        var unnumbered = 0;
        foreach (var call in _plan.Calls.GroupBy(IdOf).Select(same => same.Last()))
        {
            var other = written[IdOf(call)].LastOrDefault() ?? back.Calls.FirstOrDefault(c => call.IsTraits && c.Kind == call.Kind && (c.Version ?? 1) == (call.Version ?? 1));
            if (other is null)
                _losses.Add(new Loss(_plan.PathOf(call), _words.NoCall?.Invoke(call) ?? $"{_words.Name} has no place for it"));
            else
                CompareCall(call, other, back, ref unnumbered);
        }

        if (unnumbered > 0)
            _losses.Add(new Loss("$..version", $"{_words.Name} numbers every call; those without a version get 1 ({unnumbered} of them)"));
    }

    private void CompareCall(CallDocument call, CallDocument other, PlanDocument back, ref int unnumbered)
    {
        var path = _plan.PathOf(call);
        if (call.Name != other.Name)
            CompareText(path + ".name", call.Name, other.Name, null);
        CompareText(path + ".description", call.Description, other.Description, _words.Description);
        if (call.Version is null && other.Version == 1)
            unnumbered++;
        else if (call.Version != other.Version)
            _losses.Add(new Loss(path + ".version", other.Version is null ? $"{_words.Name} has no place for it" : $"it is {other.Version} there"));

        CompareFacts(path, call.Native.Where(fact => !IsSaidAtNewest(fact)), other.Native);
        foreach (var beside in call.Beside)
        {
            if (!beside.Value.SameAs(other.Around?[beside.Name]))
                _losses.Add(new Loss($"{path}.{beside.Name}", _words.NotBeside?.Invoke(beside) ?? $"{_words.Name} has no place for it"));
        }

        var comparison = new SchemaComparison(this, new ReferenceTargets(call.Shared.Count > 0 ? call.Shared : _plan.Definitions), new ReferenceTargets(other.Shared.Count > 0 ? other.Shared : back.Definitions));
        comparison.Compare(WithoutType(call.Body), WithoutType(other.Body), path, call.IsTraits ? "traits" : "properties");

        // An earlier version has it from the newest.
        bool IsSaidAtNewest(JsonMember fact) =>
            _plan.NewestOf(call) is var newest && newest != call && fact.Value.SameAs(newest.Fact(fact.Name)) && back.NewestOf(other).Fact(fact.Name) is null;
    }

    private void CompareText(string path, string? before, string? after, string? reason)
    {
        if ((before ?? "") != (after ?? ""))
            Add(path, reason is null || reason == _words.Name ? $"{_words.Name} has no place for it" : reason);
    }

    private void CompareFacts(string path, IEnumerable<JsonMember> before, IReadOnlyList<JsonMember> after)
    {
        foreach (var fact in before.Where(fact => !Silent.Contains(fact.Name)))
        {
            if (!fact.Value.SameAs(after.FirstOrDefault(other => other.Name == fact.Name)?.Value))
                Add($"{path}.{fact.Name}", $"{_words.Name} has no place for it");
        }
    }

    private void Add(string path, string reason)
    {
        if (_seen.Add(path))
            _losses.Add(new Loss(path, reason));
    }

    /// <summary>The properties of a call are an object, said or unsaid, and no properties are none.</summary>
    private static JsonValue WithoutType(JsonValue body)
    {
        if (body["type"] is { Kind: JsonKind.String, Text: "object" })
            body = body.Without("type");
        return body["properties"].IsEmptyObject() ? body.Without("properties") : body;
    }

    private static IEnumerable<string> Shared(PlanDocument plan, string group) =>
        plan.Definitions.Select(d => JsonPointer.Normalize(d.Name)).Where(name => name.StartsWith($"#/{group}/", StringComparison.Ordinal));

    private static (PlannedCallKind Kind, string Name, int Version) IdOf(CallDocument call) => (call.Kind, call.Name, call.Version ?? 1);

    /// <summary>Two schemas, each with what its references lead to: a reference and what it means are the same.</summary>
    private sealed class SchemaComparison(LossReport report, ReferenceTargets before, ReferenceTargets after)
    {
        private readonly HashSet<(string, string)> _compared = [];

        /// <summary>No recursion: schemas may refer to each other in a chain as long as the plan.</summary>
        private readonly Stack<(JsonValue Was, JsonValue Now, string Path, string Properties)> _waiting = [];

        public void Compare(JsonValue was, JsonValue now, string path, string properties)
        {
            _waiting.Push((was, now, path, properties));
            while (_waiting.TryPop(out var next))
                CompareSchema(next.Was, next.Now, next.Path, next.Properties);
        }

        private void CompareSchema(JsonValue was, JsonValue now, string path, string properties)
        {
            var members = Members(was, before, path, properties);
            if (before.PointerOf(was) is { } pointer && !_compared.Add((pointer, after.PointerOf(now) ?? path)))
                return;
            var others = Members(now, after, path, properties);
            foreach (var (name, (value, place)) in members)
            {
                if (Silent.Contains(name))
                    continue;
                if (!others.TryGetValue(name, out var other))
                    report.Add(place, $"{report._words.Name} has no place for it");
                else
                    CompareKeyword(name, value, other.Value, place);
            }

            foreach (var (name, (value, place)) in others)
            {
                if (!members.ContainsKey(name) && !Silent.Contains(name))
                    report.Add(place, $"{report._words.Name} says {Words.Quote(JsonText.Of(value))}");
            }
        }

        /// <summary>The keywords that count, those of what a reference leads to at their own place.</summary>
        private static Dictionary<string, (JsonValue Value, string Path)> Members(JsonValue schema, ReferenceTargets targets, string path, string properties)
        {
            var members = new Dictionary<string, (JsonValue, string)>(StringComparer.Ordinal);
            for (var steps = 0; steps < JsonParser.MaxDepth; steps++)
            {
                foreach (var member in schema.Members)
                {
                    if (member.Name != "$ref" || targets.PointerOf(schema) is null)
                        members.TryAdd(member.Name, (member.Value, $"{path}.{(member.Name == "properties" ? properties : member.Name)}"));
                }

                if (targets.PointerOf(schema) is not { } pointer)
                    break;
                (schema, path) = (targets[pointer], Draft07.PathOf(pointer));
            }

            members.Remove("definitions");
            members.Remove("$defs");
            return members;
        }

        private void CompareKeyword(string keyword, JsonValue was, JsonValue now, string path)
        {
            if (keyword is "required" or "type")
            {
                if (!Texts(was).SetEquals(Texts(now)))
                    report.Add(path, $"{report._words.Name} says {Words.Quote(JsonText.Of(now))}");
                return;
            }

            // Each schema in the one is held against the one at the same path in the other.
            var others = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
            var frame = SchemaParts.Map(keyword, now, path, (schema, place) =>
            {
                others[place] = schema;
                return JsonBuild.Null;
            });
            var places = new List<string>();
            var ownFrame = SchemaParts.Map(keyword, was, path, (schema, place) =>
            {
                places.Add(place);
                if (!others.TryGetValue(place, out var other))
                    report.Add(place, $"{report._words.Name} has no place for it");
                else if (schema.Kind != JsonKind.Object || other.Kind != JsonKind.Object)
                    AddIfOther(schema, other, place);
                else
                    _waiting.Push((schema, other, place, "properties"));
                return JsonBuild.Null;
            });
            foreach (var place in others.Keys.Except(places))
                report.Add(place, $"{report._words.Name} says {Words.Quote(JsonText.Of(others[place]))}");
            if (places.Count == 0)
                AddIfOther(ownFrame, frame, path);
            else if (!places.SequenceEqual(others.Keys) && places.ToHashSet().SetEquals(others.Keys))
                report.Add(path + " (order)", report._words.Order);
        }

        private void AddIfOther(JsonValue was, JsonValue now, string path)
        {
            if (JsonBuild.Key(was) != JsonBuild.Key(now))
                report.Add(path, $"{report._words.Name} says {Words.Quote(JsonText.Of(now))}");
        }

        private static HashSet<string> Texts(JsonValue value) => [.. value.Kind == JsonKind.Array ? value.Items.Select(item => item.Text) : [value.Text]];
    }
}
