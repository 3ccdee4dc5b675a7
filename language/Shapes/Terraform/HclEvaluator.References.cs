using TrackingPlan.Language.Json;

namespace TrackingPlan.Language.Shapes.Terraform;

/// <summary>Names and functions.</summary>
internal sealed partial class HclEvaluator
{
    private const string Functions = "jsonencode, jsondecode, merge, concat, tolist, toset, tomap, trimspace, chomp";

    /// <summary>What a name stands for, as far as this file says it; null, and a fault, when it does not.</summary>
    private HclExpression? Follow(HclReference reference)
    {
        var path = reference.Path;
        var name = string.Join(".", path);
        if (path[0] != "local" || path.Count < 2)
        {
            var why = path[0] is "var" or "data" or "module" or "each" or "count" or "path" or "self"
                ? "stands for a value that is not in this file" : "is no value that this file gives";
            Fault(reference.Range, $"{JsonText.Brief(name)} {why}; write the value out, or put it into locals of this file");
            return null;
        }

        if (!_locals.TryGetValue(path[1], out var attribute))
        {
            Fault(reference.Range, $"the locals of this file have no {JsonText.Brief(path[1])}; write the value out, or put it into locals of this file");
            return null;
        }

        if (++_steps > MostSteps)
        {
            _steps--;
            Fault(reference.Range, "this name leads from local to local without end; write the value out");
            return null;
        }

        HclExpression? target = Parse(attribute);
        for (var i = 2; i < path.Count && target is not null; i++)
        {
            if (target is HclReference inner && (target = Follow(inner)) is null)
                break;
            var step = path[i];
            target = target switch
            {
                HclObject owner => owner.Items.LastOrDefault(item => (item.Name ?? (item.Key is HclText key ? HclTextReader.Plain(_text, key.Token) : null)) == step)?.Value,
                HclTuple tuple when int.TryParse(step, out var index) && index >= 0 && index < tuple.Items.Count => tuple.Items[index],
                _ => null,
            };
            if (target is null)
                Fault(reference.Range, $"{JsonText.Brief(string.Join(".", path.Take(i)))} has no {JsonText.Brief(step)} that is written out; write the value out here");
        }

        _steps--;
        return target;
    }

    private JsonValue EvaluateCall(HclCall call)
    {
        switch (call.Name, call.Arguments)
        {
            case ("jsonencode", [var only]):
                return Evaluate(only) is { Kind: not JsonKind.Broken } encoded ? Text(JsonText.Of(encoded)) : Broken(call.Range);
            case ("jsondecode", [var only]):
                return EvaluateJson(only);
            case ("tolist" or "toset" or "tomap", [var only]):
                return Evaluate(only);
            case ("trimspace" or "chomp", [var only]) when Evaluate(only) is var value:
                return value.Kind == JsonKind.String ? Text(call.Name == "chomp" ? value.Text.TrimEnd('\r', '\n') : value.Text.Trim())
                    : value.Kind == JsonKind.Broken ? value : Fault(only.Range, $"expected text for {call.Name}");
            case ("merge", { Count: > 0 } objects):
                return Merge(call, objects);
            case ("concat", { Count: > 0 } tuples):
                return Concat(call, tuples);
            case ("file" or "templatefile", _):
                return Fault(call.Range, $"{call.Name} reads another file, which is not read here; put its text into a heredoc, or import that file itself");
            default:
                return Fault(call.Range, $"Terraform alone can work out what this {JsonText.Brief(call.Name)} gives; write the value out (read are {Functions})");
        }

        JsonValue Text(string said)
        {
            _parts += said.Length;
            return new() { Kind = JsonKind.String, Range = call.Range, Text = said };
        }
    }

    /// <summary>The members of all; of a name that several have, the last counts.</summary>
    private JsonValue Merge(HclCall call, IReadOnlyList<HclExpression> objects)
    {
        var members = new List<JsonMember>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var argument in objects)
        {
            var value = Evaluate(argument);
            if (value.Kind is not (JsonKind.Object or JsonKind.Null))
                return value.Kind == JsonKind.Broken ? value : Fault(argument.Range, "expected an object for merge");
            foreach (var member in value.Members)
            {
                if (places.TryGetValue(member.Name, out var place))
                {
                    members[place] = member;
                    continue;
                }

                places.Add(member.Name, members.Count);
                members.Add(member);
            }
        }

        return new() { Kind = JsonKind.Object, Range = call.Range, Members = members };
    }

    private JsonValue Concat(HclCall call, IReadOnlyList<HclExpression> tuples)
    {
        var items = new List<JsonValue>();
        foreach (var argument in tuples)
        {
            var value = Evaluate(argument);
            if (value.Kind != JsonKind.Array)
                return value.Kind == JsonKind.Broken ? value : Fault(argument.Range, "expected a list for concat");
            items.AddRange(value.Items);
        }

        return new() { Kind = JsonKind.Array, Range = call.Range, Items = items };
    }

    private JsonValue Fault(TextRange range, string message)
    {
        _faults.Add(range, message);
        return Broken(range);
    }

    private static JsonValue Broken(TextRange range) => new() { Kind = JsonKind.Broken, Range = range };

    private static string? ToText(JsonValue value) => value.Kind switch
    {
        JsonKind.String or JsonKind.Number => value.Text,
        JsonKind.True => "true",
        JsonKind.False => "false",
        _ => null,
    };

    /// <summary>Values are no deeper than a few times <see cref="JsonParser.MaxDepth"/>, which this relies on.</summary>
    private static int HeightOf(JsonValue value)
    {
        var height = 0;
        foreach (var item in value.Items)
            height = Math.Max(height, HeightOf(item));
        foreach (var member in value.Members)
            height = Math.Max(height, HeightOf(member.Value));
        return height + 1;
    }
}
