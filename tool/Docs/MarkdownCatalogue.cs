using System.Text;
using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Docs;

/// <summary>The catalogue as Markdown, for a wiki or a repository.</summary>
internal static class MarkdownCatalogue
{
    public static string Write(Catalogue catalogue)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLf(Line(catalogue.Name)).AppendLf();
        if (catalogue.Description is not null)
            text.AppendLf(Line(catalogue.Description)).AppendLf();
        text.AppendLf("| Call | When | Owner |").AppendLf("|---|---|---|");
        foreach (var call in catalogue.Calls)
            text.AppendLf($"| [{Line(call.Title)}](#{call.Id}) | {Line(call.When ?? "")} | {Line(call.Owner ?? "")} |");
        foreach (var call in catalogue.Calls)
            Append(text, call);
        if (catalogue.Consumers.Count > 0)
            AppendConsumers(text, catalogue.Consumers);
        return text.ToString();
    }

    private static void Append(StringBuilder text, CatalogueCall call)
    {
        text.AppendLf().AppendLf($"<a id=\"{call.Id}\"></a>").AppendLf();
        text.AppendLf($"## {Line(call.Title)}{(call.Version is { } version ? $" (version {version})" : "")}").AppendLf();
        if (call.Deprecated is not null)
            text.AppendLf($"**Deprecated.** {Line(call.Deprecated)}").AppendLf();
        if (call.NewestVersion is { } newest)
            text.AppendLf($"An earlier version; the newest is {newest}.").AppendLf();
        if (call.When is not null)
            text.AppendLf(Line(call.When)).AppendLf();
        text.Append(call.Kind).Append(" call");
        if (call.Owner is not null)
            text.Append(", owned by ").Append(Line(call.Owner));
        if (call.User is not null)
            text.Append(", of the user in ").Append(Code(call.User));
        if (call.Alongside.Count > 0)
            text.Append(", together with ").AppendJoin(" and ", call.Alongside.Select(Line));
        text.AppendLf(".").AppendLf();

        if (call.Properties.Count > 0)
        {
            text.AppendLf("| Property | Type | Required | Description |").AppendLf("|---|---|---|---|");
            foreach (var property in call.Properties)
                text.AppendLf($"| {Code(property.Path)} | {Code(property.Type)} | {(property.IsRequired ? "yes" : "no")} | {Line(Words(property))} |");
            text.AppendLf();
        }

        Fence(text, "csharp", call.CSharp);
        Fence(text, "json", call.Payload);
        foreach (var use in call.Consumers)
            text.AppendLf($"- {use.Kind} **{Line(use.Name)}**: {Line(use.Reads)}");
    }

    private static void AppendConsumers(StringBuilder text, IReadOnlyList<CatalogueConsumer> consumers)
    {
        text.AppendLf().AppendLf("## Who reads it").AppendLf().AppendLf("| Consumer | Reads |").AppendLf("|---|---|");
        foreach (var consumer in consumers)
        {
            var reads = consumer.Reads.Select(r => $"{Line(r.Call)} ({Line(r.Reads)})");
            text.AppendLf($"| {consumer.Kind} **{Line(consumer.Name)}** | {string.Join("<br>", reads)} |");
        }
    }

    /// <summary>What there is to say of a property beside its type.</summary>
    public static string Words(CatalogueProperty property) => string.Join(" ", new[]
    {
        property.Deprecated,
        property.Description,
        property.Demands.Length > 0 ? $"({property.Demands})" : null,
        property.IsPersonalData ? "Personal data." : null,
    }.Where(w => w is { Length: > 0 }));

    private static void Fence(StringBuilder text, string language, string code)
    {
        // A fence is longer than any run of backticks in what it holds.
        var longest = code.Split('\n').Select(l => l.TrimStart()).Max(l => l.TakeWhile(c => c == '`').Count());
        var fence = new string('`', Math.Max(3, longest + 1));
        text.AppendLf(fence + language).AppendLf(code).AppendLf(fence).AppendLf();
    }

    /// <summary>Words of a plan on one line, in which nothing is markup.</summary>
    private static string Line(string words)
    {
        var line = new StringBuilder(words.Length);
        foreach (var c in SafeText.Lines(words, " "))
        {
            if (c is '<' or '>' or '&')
                line.Append(c switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            else
                line.Append("\\`*_{}[]#|~!$@".Contains(c, StringComparison.Ordinal) ? "\\" : "").Append(c);
        }

        return line.ToString();
    }

    private static string Code(string name)
    {
        var line = SafeText.Lines(name, " ").Replace("|", "\\|", StringComparison.Ordinal);
        var ticks = new string('`', 1 + line.Split(Others(line), StringSplitOptions.RemoveEmptyEntries).Select(run => run.Length).DefaultIfEmpty(0).Max());
        return line.Length == 0 ? "(empty)" : line[0] == '`' || line[^1] == '`' ? $"{ticks} {line} {ticks}" : ticks + line + ticks;
    }

    private static char[] Others(string line) => [.. line.Where(c => c != '`').Distinct()];

    /// <summary>The same line end on every system.</summary>
    private static StringBuilder AppendLf(this StringBuilder text, string line = "") => text.Append(line).Append('\n');
}
