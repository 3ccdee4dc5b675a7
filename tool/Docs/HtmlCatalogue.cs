using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Docs;

/// <summary>
/// The catalogue as one page that needs nothing else: no network, no other file. Its policy runs one script and one style sheet, known by
/// their hashes, so that even a fault in the escaping could not make words of a plan run.
/// </summary>
internal static class HtmlCatalogue
{
    private static readonly string Style = Resource("catalogue.css");
    private static readonly string Script = Resource("catalogue.js");

    public static string Write(Catalogue catalogue)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'\">\n");
        page.Append($"<title>{Text(catalogue.Name)}</title>\n<style>{Style}</style>\n</head>\n<body>\n");
        AppendHeader(page, catalogue);
        page.Append("<div class=\"page\">\n");
        AppendContents(page, catalogue);
        page.Append("<main>\n");
        foreach (var call in catalogue.Calls)
            Append(page, call);
        AppendConsumers(page, catalogue.Consumers);
        page.Append("<p id=\"none\" hidden>Nothing here matches. Try fewer words.</p>\n</main>\n</div>\n");
        page.Append($"<script>{Script}</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    private static void AppendHeader(StringBuilder page, Catalogue catalogue)
    {
        var events = catalogue.Calls.Count(c => c.Kind == "Track" && c.NewestVersion is null);
        page.Append($"<header>\n<h1>{Text(catalogue.Name)}</h1>\n");
        if (catalogue.Description is not null)
            page.Append($"<p>{Text(catalogue.Description)}</p>\n");
        page.Append("<div class=\"search\"><input id=\"search\" type=\"search\" placeholder=\"Search the plan\" aria-label=\"Search\" autocomplete=\"off\">");
        page.Append($"<output id=\"count\" for=\"search\">{events} {(events == 1 ? "event" : "events")}</output></div>\n</header>\n");
    }

    private static void AppendContents(StringBuilder page, Catalogue catalogue)
    {
        page.Append("<nav aria-label=\"Contents\"><details open><summary>Contents</summary>\n<ul>\n");
        foreach (var call in catalogue.Calls.Where(c => c.NewestVersion is null))
            page.Append($"<li data-for=\"{call.Id}\"><a href=\"#{call.Id}\">{Text(call.Title)}</a></li>\n");
        if (catalogue.Consumers.Count > 0)
            page.Append("<li><a href=\"#consumers\">Who reads it</a></li>\n");
        page.Append("</ul></details></nav>\n");
    }

    private static void Append(StringBuilder page, CatalogueCall call)
    {
        page.Append($"<article id=\"{call.Id}\" data-call>\n<h2><a href=\"#{call.Id}\">{Text(call.Title)}</a></h2>\n<p class=\"facts\">");
        page.Append($"<span class=\"kind\">{call.Kind}</span>");
        if (call.Version is { } version)
            page.Append($"<span>version {version}</span>");
        if (call.Owner is not null)
            page.Append($"<span>owned by {Text(call.Owner)}</span>");
        if (call.User is not null)
            page.Append($"<span>user: <code>{Text(call.User)}</code></span>");
        foreach (var other in call.Alongside)
            page.Append($"<span>together with {Text(other)}</span>");
        page.Append("</p>\n");
        if (call.Deprecated is not null)
            page.Append($"<p class=\"warning\"><strong>Deprecated.</strong> {Text(call.Deprecated)}</p>\n");
        if (call.NewestVersion is { } newest)
            page.Append($"<p class=\"warning\">An earlier version; the newest is {newest}.</p>\n");
        if (call.When is not null)
            page.Append($"<p class=\"when\">{Text(call.When)}</p>\n");
        AppendProperties(page, call);
        AppendCode(page, "C#", call.CSharp, isOpen: true);
        AppendCode(page, "Payload", call.Payload, isOpen: false);
        AppendUses(page, call);
        page.Append("</article>\n");
    }

    private static void AppendProperties(StringBuilder page, CatalogueCall call)
    {
        if (call.Properties.Count == 0)
        {
            page.Append("<p class=\"empty\">No properties.</p>\n");
            return;
        }

        page.Append("<table>\n<thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead>\n<tbody>\n");
        foreach (var property in call.Properties)
        {
            page.Append($"<tr><td><code>{Text(property.Path)}</code>{(property.IsRequired ? "<span class=\"required\">required</span>" : "")}");
            page.Append(property.IsPersonalData ? "<span class=\"personal\">personal data</span>" : "");
            page.Append($"</td><td><span class=\"type\">{Text(property.Type)}</span></td><td>");
            if (property.Deprecated is not null)
                page.Append($"<strong>Deprecated.</strong> {Text(property.Deprecated)} ");
            page.Append(Text(property.Description ?? ""));
            if (property.Demands.Length > 0)
                page.Append($" <span class=\"demands\">{Text(property.Demands)}</span>");
            page.Append("</td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n");
        if (!call.AllowsOthers)
            page.Append("<p class=\"empty\">No other properties.</p>\n");
    }

    private static void AppendCode(StringBuilder page, string title, string code, bool isOpen) =>
        page.Append($"<details class=\"code\"{(isOpen ? " open" : "")}><summary>{title}</summary><pre tabindex=\"0\"><code>{Text(code)}</code></pre></details>\n");

    private static void AppendUses(StringBuilder page, CatalogueCall call)
    {
        if (call.Consumers.Count == 0)
            return;
        page.Append("<h3>Read by</h3>\n<ul class=\"uses\">\n");
        foreach (var use in call.Consumers)
            page.Append($"<li><span class=\"kind\">{use.Kind}</span> <strong>{Text(use.Name)}</strong> <span class=\"reads\">{Text(use.Reads)}</span></li>\n");
        page.Append("</ul>\n");
    }

    private static void AppendConsumers(StringBuilder page, IReadOnlyList<CatalogueConsumer> consumers)
    {
        if (consumers.Count == 0)
            return;
        page.Append("<section id=\"consumers\">\n<h2>Who reads it</h2>\n");
        foreach (var consumer in consumers)
        {
            page.Append($"<div class=\"consumer\" data-call><h3><span class=\"kind\">{consumer.Kind}</span> {Text(consumer.Name)}</h3>\n");
            if (consumer.Description is not null)
                page.Append($"<p>{Text(consumer.Description)}</p>\n");
            if (consumer.Owner is not null)
                page.Append($"<p class=\"facts\"><span>owned by {Text(consumer.Owner)}</span></p>\n");
            page.Append("<ul class=\"uses\">\n");
            foreach (var (call, reads) in consumer.Reads)
                page.Append($"<li><strong>{Text(call)}</strong> <span class=\"reads\">{Text(reads)}</span></li>\n");
            page.Append("</ul></div>\n");
        }

        page.Append("</section>\n");
    }

    /// <summary>Words of a plan: never markup, and no character that turns the line around or cannot be seen.</summary>
    private static string Text(string words)
    {
        var safe = SafeText.Lines(words, "\n");
        return HtmlEncoder.Default.Encode(safe).Replace("&#xA;", "\n", StringComparison.Ordinal);
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = typeof(HtmlCatalogue).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
