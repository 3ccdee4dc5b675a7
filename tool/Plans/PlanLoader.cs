using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Shapes;
using TrackingPlan.Language.Shapes.Terraform;
using TrackingPlan.Tool.Formats.RudderStack;
using TrackingPlan.Tool.Formats.Typewriter;
using TrackingPlan.Tool.Formats.Yaml;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Plans;

/// <summary>The one place where a file becomes a plan, whatever language it is written in.</summary>
internal static class PlanLoader
{
    public const string Formats =
        "a plan as JSON (native, Segment's Public API, Typewriter, Config API, RudderStack), Terraform (resource \"segment_tracking_plan\"), "
        + "RudderStack's CLI YAML (kind: tp or tracking-plan), a typewriter.yml, and for import a .csv";

    private const char NameMark = '#';

    /// <summary>A source that names one plan of a file, <c>plan.tf#web</c>, as the file and the name.</summary>
    public static (string File, string? Name) Split(string source)
    {
        var mark = source.LastIndexOf(NameMark);
        return mark > 0 && source.AsSpan(0, mark).EndsWith(".tf", StringComparison.OrdinalIgnoreCase) ? (source[..mark], source[(mark + 1)..]) : (source, null);
    }

    /// <param name="label">As the user gave it, without a plan's name.</param>
    /// <param name="path">Of the file in its folder.</param>
    /// <param name="name">Which of its plans; null for the only one.</param>
    /// <param name="text">The file's.</param>
    /// <param name="folder">Where the file stands, and what it refers to.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">The file holds no plan that can be read, or several.</exception>
    public static async Task<PlanFile> ReadAsync(string label, string path, string? name, string text, PlanFolder folder, CancellationToken cancellationToken) =>
        PlanLanguages.Of(path, text) switch
        {
            PlanLanguage.Hcl => FromTerraform(SafeText.OneLine(label), path, name, text),
            PlanLanguage.Yaml => await FromYamlAsync(SafeText.OneLine(label), path, text, folder, cancellationToken).ConfigureAwait(false),
            _ => PlanFile.Read(label, folder.Shown(path), text),
        };

    private static PlanFile FromTerraform(string label, string path, string? name, string text)
    {
        var file = TerraformFile.Parse(text);
        var names = file.Names;
        Refuse(label, file.Problems, new LineMap(text));
        if (names.Count == 0)
            throw new InputException($"{label}: holds no resource \"{TerraformFile.PlanType}\"; read are {Formats}.");
        if (name is null ? names.Count > 1 : !names.Contains(name))
        {
            var all = string.Join(", ", names.Take(20).Select(one => label + NameMark + one));
            throw new InputException(name is null
                ? $"{label}: holds {names.Count} tracking plans; say which: {all}."
                : $"{label}: has no tracking plan {JsonText.Brief(name)}; there is {all}.");
        }

        var document = file.Read(name ?? names[0]);
        Refuse(label, document.Problems, document.Lines);
        return new PlanFile(name is null ? label : label + NameMark + SafeText.OneLine(name), SafeText.OneLine(path), text, PlanReader.Read(document, path)) { Language = PlanLanguage.Hcl };
    }

    private static void Refuse(string label, IReadOnlyList<JsonProblem> problems, LineMap lines)
    {
        foreach (var problem in problems)
        {
            if (problem.Kind != JsonProblemKind.Syntax)
                continue;
            var (line, column) = lines.Locate(problem.Range.Start);
            throw new InputException($"{label}({line + 1},{column + 1}): {problem.Message}.");
        }
    }

    private static async Task<PlanFile> FromYamlAsync(string label, string path, string text, PlanFolder folder, CancellationToken cancellationToken)
    {
        var root = YamlText.Read(text, label);
        if (RudderSpec.Of(root, text, label) is { } spec)
            return await RudderProject.ReadAsync(spec, label, path, folder, cancellationToken).ConfigureAwait(false);
        if (root["trackingPlans"] is null)
            throw new InputException($"{label}: is YAML, but names no plan; read are {Formats}.");
        return await FromTypewriterAsync(root, label, path, folder, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The copy of the plan that Typewriter keeps.</summary>
    private static async Task<PlanFile> FromTypewriterAsync(JsonValue root, string label, string path, PlanFolder folder, CancellationToken cancellationToken)
    {
        var plans = TypewriterSettings.PlansIn(root, label);
        if (plans is not [var only])
            throw new InputException($"{label}: names {plans.Count} tracking plans; import each by its own file: {string.Join(", ", plans.Select(p => p.File))}.");
        var file = PlanFolder.Beside(path, only.File);
        if (!await folder.HasAsync(file, cancellationToken).ConfigureAwait(false))
            throw new InputException($"{label}: its plan {file} is not there; run Typewriter's update once, or import segment:{only.Id}.");
        var plan = PlanFile.Read(folder.Label(file), folder.Shown(file), await folder.ReadAsync(file, cancellationToken).ConfigureAwait(false));
        return plan with { Language = PlanLanguage.Yaml };
    }
}
