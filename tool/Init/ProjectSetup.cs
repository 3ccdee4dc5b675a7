using System.Xml;
using System.Xml.Linq;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Exports;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;
using TrackingPlan.Language.Shapes.Native.Writing;
using TrackingPlan.Tool.Files;

namespace TrackingPlan.Tool.Init;

/// <summary>A file that setting up a project creates or changes.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="IsRight">Whether a text, read back, says what was meant.</param>
internal sealed record SetupFile(string Path, string Text, bool IsNew, Predicate<string> IsRight);

/// <summary>What a project needs to compile a plan: the plan beside it, the schema that editors read, and the package.</summary>
internal static class ProjectSetup
{
    private const string Schema = "tracking-plan.schema.json";

    /// <param name="project">Absolute.</param>
    /// <param name="shown">What messages call it.</param>
    /// <param name="name">The plan's name.</param>
    /// <param name="version">Of the package.</param>
    /// <returns>What is missing; nothing when all is there.</returns>
    /// <exception cref="InputException">The project cannot be read, or is no XML.</exception>
    public static async Task<IReadOnlyList<SetupFile>> MissingAsync(string project, string shown, string name, string version, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(project)!;
        var files = new List<SetupFile>();
        if (!Directory.EnumerateFiles(folder, "*.plan.json").Any())
        {
            var plan = FirstPlan(name);
            files.Add(new SetupFile(Path.Combine(folder, plan.Name), plan.Text, IsNew: true, plan.IsRight));
        }

        if (!File.Exists(Path.Combine(folder, Schema)) && SchemaText() is { } schema)
            files.Add(new SetupFile(Path.Combine(folder, Schema), schema, IsNew: true, ExportFile.ForPeople));
        var text = await TextFile.ReadWithMarkAsync(project, shown, cancellationToken).ConfigureAwait(false);
        if (WithPackage(text, project, shown, version) is { } changed)
            files.Add(new SetupFile(project, changed, IsNew: false, written => WithPackage(written, project, shown, version) is null));
        return files;
    }

    private static ExportFile FirstPlan(string name) => NativeWriter.FileOf(name, JsonBuild.Object(
        ("$schema", JsonBuild.Text("./" + Schema)),
        ("name", JsonBuild.Text(name)),
        ("events", JsonBuild.Object(("User Signed Up", JsonBuild.Object(
            ("description", JsonBuild.Text("A visitor creates an account.")),
            ("version", JsonBuild.Number(1)),
            ("user", JsonBuild.Text("user_id")),
            ("properties", JsonBuild.Object(
                ("user_id", JsonBuild.Object(("description", JsonBuild.Text("Our own id of the user.")), ("type", JsonBuild.Text("string")), ("minLength", JsonBuild.Number(1)))),
                ("channel", JsonBuild.Object(
                    ("description", JsonBuild.Text("Where the user came from.")),
                    ("type", JsonBuild.Text("string")),
                    ("enum", JsonBuild.Array([JsonBuild.Text("web"), JsonBuild.Text("app")])))))),
            ("required", JsonBuild.Array([JsonBuild.Text("user_id"), JsonBuild.Text("channel")]))))))));

    /// <summary>The project with the package; null when it has it. Nothing else of the file changes, not even its white space.</summary>
    private static string? WithPackage(string text, string project, string shown, string version)
    {
        XDocument xml;
        try
        {
            xml = XDocument.Parse(text.TrimStart('\uFEFF'));
        }
        catch (XmlException exception)
        {
            throw new InputException($"{shown}({exception.LineNumber},{exception.LinePosition}): is no XML.", exception);
        }

        if (xml.Descendants().Any(e => e.Name.LocalName == "PackageReference" && (string?)e.Attribute("Include") == "TrackingPlan"))
            return null;
        var end = text.LastIndexOf("</Project>", StringComparison.Ordinal);
        if (end < 0)
            throw new InputException($"{shown}: has no </Project>; expected a project of the .NET SDK.");
        var line = LineEnds.Of(text);
        var attribute = IsCentral(project) ? "" : $" Version=\"{version}\"";
        return text[..end] + $"  <ItemGroup>{line}    <PackageReference Include=\"TrackingPlan\"{attribute} />{line}  </ItemGroup>{line}" + text[end..];
    }

    /// <summary>Whether versions stand in a Directory.Packages.props, where one in the project would be an error.</summary>
    public static bool IsCentral(string project)
    {
        for (var folder = new FileInfo(project).Directory; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                return true;
        }

        return false;
    }

    private static string? SchemaText()
    {
        using var stream = typeof(ProjectSetup).Assembly.GetManifestResourceStream(Schema);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
