using System.CommandLine;
using TrackingPlan.Language.Documents;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Init;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan init [PROJECT]</c>: a plan, its schema and the package, in a project that is there.</summary>
internal static class InitCommand
{
    public static Command Create(ToolContext context)
    {
        var project = new Argument<string>("project") { Description = "The project, or its folder.", DefaultValueFactory = _ => "." };
        var name = new Option<string?>("--name") { Description = "The plan's name; the project's when absent." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Asks nothing." };
        var command = new Command("init", "Sets up a project: a first plan, the schema for editors, the package.") { project, name, yes };
        Examples.AddTo(command, context, "tracking-plan init", "tracking-plan init src/Shop/Shop.csproj --name Shop --yes");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var path = Find(parsed.GetValue(project)!, context);
            var files = await ProjectSetup.MissingAsync(path, context.ShownPath(path), parsed.GetValue(name) ?? Path.GetFileNameWithoutExtension(path), ToolInfo.Version, cancellationToken).ConfigureAwait(false);
            if (files.Count == 0)
            {
                context.Out.WriteLine("Nothing to do: the project has a plan, its schema and the package.");
                return ExitCode.Clean;
            }

            foreach (var file in files)
                context.Out.WriteLine($"{(file.IsNew ? "+" : "~")} {SafeText.OneLine(context.ShownPath(file.Path))}");
            if (!parsed.GetValue(yes) && !IsAgreed(context))
                return ExitCode.Clean;
            foreach (var file in files)
                await TextFile.ReplaceAsync(file.Path, file.Text, context.ShownPath(file.Path), file.IsRight, cancellationToken).ConfigureAwait(false);
            if (ProjectSetup.IsCentral(path))
                context.Out.WriteLine($"Add to Directory.Packages.props: <PackageVersion Include=\"TrackingPlan\" Version=\"{ToolInfo.Version}\" />");
            context.Out.WriteLine("Done. Build, and write: analytics.Track(new UserSignedUp { ... });");
            return ExitCode.Clean;
        });
        return command;
    }

    private static bool IsAgreed(ToolContext context)
    {
        if (context.In is null)
            throw new InputException("nothing was written: there is no terminal to ask at; say --yes.");
        context.Out.Write("Write these files? [y/N] ");
        context.Out.Flush();
        return context.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static string Find(string path, ToolContext context)
    {
        var full = context.FullPath(path);
        if (File.Exists(full))
            return full;
        if (!Directory.Exists(full))
            throw new InputException($"{path}: there is no such project or folder.");
        var projects = Directory.GetFiles(full, "*.csproj");
        return projects.Length switch
        {
            1 => projects[0],
            0 => throw new InputException($"{path}: holds no .csproj; name the project."),
            _ => throw new InputException($"{path}: holds several projects; say which: {string.Join(", ", projects.Order(StringComparer.Ordinal).Select(context.ShownPath))}."),
        };
    }
}
