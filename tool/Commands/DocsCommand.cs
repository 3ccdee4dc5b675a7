using System.CommandLine;
using TrackingPlan.Language.Documents;
using TrackingPlan.Language.Exports;
using TrackingPlan.Tool.Docs;
using TrackingPlan.Tool.Plans;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Commands;

/// <summary><c>tracking-plan docs PLAN</c>: a catalogue of the plan for everyone who works with its data.</summary>
internal static class DocsCommand
{
    public static Command Create(ToolContext context)
    {
        var source = new Argument<string>("plan") { Description = PlanSource.Help };
        var format = FormatOption.Create(["html", "markdown"], "html");
        var output = new Option<string?>("--output", "-o") { Description = "The file to write; written to standard output when absent." };
        var command = new Command("docs", "Writes a catalogue of the plan: one self-contained page, or Markdown.") { source, format, output };
        Examples.AddTo(
            command,
            context,
            "tracking-plan docs tracking-plan/referral.plan.json --output plan.html",
            "tracking-plan docs git:main --format markdown --output docs/plan.md");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = await PlanSource.LoadAsync(parsed.GetValue(source)!, context, cancellationToken).ConfigureAwait(false);
            var catalogue = CatalogueBuilder.Build(plan.Model);
            var isHtml = parsed.GetValue(format) == "html";
            var file = new ExportFile(FileNames.Slug(catalogue.Name) + (isHtml ? ".html" : ".md"), isHtml ? HtmlCatalogue.Write(catalogue) : MarkdownCatalogue.Write(catalogue), ExportFile.ForPeople);
            await ConversionOutput.WriteAsync(new Export([file], []), parsed.GetValue(output), context, cancellationToken).ConfigureAwait(false);
            return ExitCode.Clean;
        });
        return command;
    }
}
