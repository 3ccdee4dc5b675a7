using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Tool.Formats.Yaml;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Formats.RudderStack;

/// <summary>
/// The files of a RudderStack CLI project around a plan: its rules refer to events, properties and types that stand in others, wherever in
/// the project. See <see href="https://www.rudderstack.com/docs/rudder-cli/"/>.
/// </summary>
internal sealed class RudderProject
{
    /// <summary>Far beyond any project; a folder with more is no project.</summary>
    private const int MostFiles = 5_000;

    private readonly Dictionary<(string Kind, string Id), List<(string Group, JsonValue Value, RudderSpec Spec)>> _definitions = [];
    private readonly List<RudderSpec> _plans = [];

    /// <param name="spec">Of the file.</param>
    /// <param name="label">What messages call the file.</param>
    /// <param name="path">Of the file in its folder.</param>
    /// <param name="folder">Where the file stands.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">The file holds no plan, or what it refers to is nowhere.</exception>
    public static async Task<PlanFile> ReadAsync(RudderSpec spec, string label, string path, PlanFolder folder, CancellationToken cancellationToken)
    {
        if (spec.Kind != RudderSpec.PlanKind)
            throw new InputException($"{label}: holds {spec.Kind} for tracking plans to refer to and no plan itself; name the file with kind: tp or tracking-plan.");
        var project = new RudderProject();
        var read = new HashSet<string>(StringComparer.Ordinal);
        RudderMissing? missing = null;
        foreach (var around in folder.Around(path))
        {
            foreach (var file in await folder.YamlAsync(around, cancellationToken).ConfigureAwait(false))
            {
                if (read.Count < MostFiles && read.Add(folder.Shown(file)))
                    await project.AddAsync(file, folder, cancellationToken).ConfigureAwait(false);
            }

            var plan = new RudderPlan(project, spec);
            var root = plan.Read();
            if ((missing = plan.Missing) is null)
            {
                var document = new JsonDocument(root, [], new LineMap(spec.Text));
                return new PlanFile(label, SafeText.OneLine(folder.Shown(path)), spec.Text, PlanReader.Read(document, path)) { Language = PlanLanguage.Yaml };
            }
        }

        throw spec.Refuse(missing!.Place, $"{JsonText.Brief(missing.Reference)} is defined in none of the {read.Count} YAML files around this plan; put it there, or run where they are");
    }

    /// <summary>What a reference leads to; null when it leads nowhere.</summary>
    public JsonValue? Find(RudderReference reference) =>
        _definitions.TryGetValue((reference.Kind, reference.Id), out var found)
            ? found.FirstOrDefault(one => reference.Group is null || one.Group == reference.Group).Value
            : null;

    public RudderSpec? FindPlan(string? group) => _plans.FirstOrDefault(plan => plan.Group == group || plan.Body.TextOf("id") == group);

    private async Task AddAsync(string path, PlanFolder folder, CancellationToken cancellationToken)
    {
        string text;
        try
        {
            text = await folder.ReadAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (InputException)
        {
            return; // What is no text is no part of the project.
        }

        var label = SafeText.OneLine(folder.Label(path));
        if (!text.Contains("rudder/", StringComparison.Ordinal) || RudderSpec.Of(YamlText.Read(text, label), text, label) is not { } spec)
            return;
        if (spec.Kind == RudderSpec.PlanKind)
            _plans.Add(spec);
        foreach (var definition in spec.Definitions)
        {
            if (definition.TextOf("id") is not { } id)
                continue;
            if (!_definitions.TryGetValue((spec.Kind, id), out var same))
                _definitions.Add((spec.Kind, id), same = []);
            if (same.Any(one => one.Group == spec.Group))
                throw spec.Refuse(definition.Range, $"{JsonText.Brief(id)} is defined twice in the {spec.Kind} {JsonText.Brief(spec.Group)}; delete one or rename it");
            same.Add((spec.Group, definition, spec));
        }
    }
}

/// <summary>What a plan refers to and no file defines.</summary>
internal sealed record RudderMissing(string Reference, TextRange Place);
