#!/usr/bin/env dotnet
#:package Microsoft.Playwright
#:package Markdig
#:property PublishAot=false
#:property NoWarn=$(NoWarn);CA1303;CA1515;CA1849

// Renders the pictures of docs/pull-requests.md anew, from what the tool really writes about a change of the referral plan:
//
//   dotnet build tool -c Release && dotnet run docs/images/render.cs
//
// CHROMIUM names the browser; without it, the chromium on the PATH. Needs git, and script for a terminal with colours.
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Microsoft.Playwright;

var root = Environment.CurrentDirectory;
var tool = Path.Combine(root, "tool/bin/Release/net10.0/tracking-plan.dll");
if (!File.Exists(tool))
    throw new FileNotFoundException("Run it from the root of the repository, after dotnet build tool -c Release.", tool);
var plan = File.ReadAllText(Path.Combine(root, "tracking-plan/referral.plan.json"));
var folder = Directory.CreateTempSubdirectory("tracking-plan-pictures-").FullName;
try
{
    var changed = Edited(
        plan,
        ("\"social\", \"copied_link\"]", "\"copied_link\", \"qr_code\"]"),
        ("        \"plan_name\": {", "        \"billing_period\": { \"description\": \"How often the plan is paid.\", \"type\": \"string\", \"enum\": [\"month\", \"year\"] },\n        \"plan_name\": {"),
        ("\"What was paid, in units of the currency.\", \"type\": \"number\", \"minimum\": 0", "\"What was paid, with its currency.\", \"type\": \"string\""));
    var faulty = Edited(plan, ("\"group\"]", "\"grup\"]"), ("units of the currency.\", \"type\": \"number\"", "units of the currency.\", \"type\": \"nmber\""));

    Directory.CreateDirectory(Path.Combine(folder, "tracking-plan"));
    Run("git", "init", "--quiet", "--initial-branch=main");
    Commit(plan);
    Run("git", "switch", "--quiet", "--create", "topic");
    Commit(changed);
    var comment = Run("dotnet", tool, "review", "git:main", "git:HEAD");
    var annotations = Run("dotnet", tool, "review", "git:main", "git:HEAD", "--format", "github");
    var diff = Run("git", "diff", "--unified=2", "main", "HEAD");
    File.WriteAllText(Path.Combine(folder, "referral.plan.json"), faulty);
    var check = Run("script", "--quiet", "--return", "--command", $"stty cols 110; dotnet '{tool}' check referral.plan.json", "/dev/null");

    using var playwright = await Playwright.CreateAsync();
    await using var browser = await playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu"],
    });
    await Shoot(browser, "review-comment.png", 1180, Comment(comment));
    await Shoot(browser, "review-annotation.png", 1180, Diff(diff, annotations));
    await Shoot(browser, "check.png", 960, Terminal(check));
}
finally
{
    foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        File.SetAttributes(file, FileAttributes.Normal);
    Directory.Delete(folder, recursive: true);
}

static string Edited(string text, params (string Now, string Then)[] edits)
{
    foreach (var (now, then) in edits)
    {
        if (!text.Contains(now, StringComparison.Ordinal))
            throw new InvalidOperationException($"The referral plan no longer says {now}; change the example.");
        var at = text.IndexOf(now, StringComparison.Ordinal);
        text = text[..at] + then + text[(at + now.Length)..];
    }

    return text;
}

void Commit(string text)
{
    File.WriteAllText(Path.Combine(folder, "tracking-plan/referral.plan.json"), text);
    Run("git", "add", "--all");
    Run("git", "-c", "user.name=Example", "-c", "user.email=example@example.com", "commit", "--quiet", "--message=Example");
}

string Run(string program, params string[] arguments)
{
    var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardInput = true };
    using var process = Process.Start(start)!;
    process.StandardInput.Close();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return output;
}

async Task Shoot(IBrowser browser, string name, int width, string html)
{
    var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 100 } });
    await page.SetContentAsync($"<!doctype html><meta charset=utf-8><style>{Styles()}</style>{html}");
    await page.ScreenshotAsync(new() { Path = Path.Combine(root, "docs/images", name), FullPage = true });
}

// GitHub's look, as its comments and diffs have it.
static string Styles() => """
    body { margin: 16px; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #1f2328; background: #fff }
    .box { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden }
    .head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 6px 16px; color: #59636e } .head b { color: #1f2328 }
    .body { padding: 8px 16px 16px } h3 { font-size: 17.5px; margin: 6px 0 16px } p, table, pre, ul, details { margin: 0 0 16px } .body > :last-child { margin: 0 }
    code { font: 85% "Liberation Mono", Menlo, monospace; background: #818b981f; padding: .2em .4em; border-radius: 6px }
    pre { background: #f6f8fa; border-radius: 6px; padding: 16px } pre code { background: none; padding: 0 }
    .body table { border-collapse: collapse; width: 100% } .body th, .body td { border: 1px solid #d1d9e0; padding: 6px 13px }
    .body tr:nth-child(2n) td { background: #f6f8fa } ul { padding-left: 2em }
    .diff { margin: 0; border-collapse: collapse; width: 100%; font: 12px/16px "Liberation Mono", Menlo, monospace } .diff td { white-space: pre; padding: 0 10px }
    .diff .n { width: 30px; text-align: right; color: #59636e } .hunk td { color: #59636e } .hunk .t { background: #ddf4ff }
    .del td { background: #ffebe9 } .add td { background: #dafbe1 }
    .note { font: 13px/15px Helvetica, Arial, sans-serif; white-space: normal; margin: 9px 16px 9px 48px; padding: 10px 14px; border: 1px solid #d1d9e0; border-left: 4px solid #cf222e; border-radius: 6px }
    .note.warning { border-left-color: #d4a72c } .note.notice { border-left-color: #0969da } .note b { display: block; margin-bottom: 4px }
    .terminal { margin: -16px; padding: 16px; background: #0d1117; color: #f0f6fc; font: 13px/19px "Liberation Mono", Menlo, monospace; white-space: pre }
    """;

static string Comment(string markdown) =>
    $"<div class=box><div class=head><b>github-actions</b> bot commented</div><div class=body>{Markdown.ToHtml(markdown, new MarkdownPipelineBuilder().UseAdvancedExtensions().Build())}</div></div>";

static string Diff(string diff, string annotations)
{
    var notes = Regex.Matches(annotations, @"^::(error|warning|notice) file=[^,]*,line=(\d+)(?:,endLine=(\d+))?[^:]*title=([^:]*?)::(.*)$", RegexOptions.Multiline)
        .Select(note => (Level: note.Groups[1].Value, Line: int.Parse(note.Groups[3].Success ? note.Groups[3].Value : note.Groups[2].Value), Title: Unescaped(note.Groups[4].Value), Text: Unescaped(note.Groups[5].Value)))
        .Where(note => note.Level == "error")
        .ToList();
    var html = new StringBuilder("<div class=box><div class=head>tracking-plan/<b>referral.plan.json</b></div><table class=diff>");
    var (former, present) = (0, 0);
    foreach (var line in diff.Split('\n').SkipWhile(line => !line.StartsWith("@@", StringComparison.Ordinal)).Where(line => line.Length > 0))
    {
        var text = WebUtility.HtmlEncode(line);
        if (Regex.Match(line, @"^@@ -(\d+)\S* \+(\d+)\S* @@") is { Success: true } hunk)
        {
            (former, present) = (int.Parse(hunk.Groups[1].Value), int.Parse(hunk.Groups[2].Value));
            html.Append($"<tr class=hunk><td class=n><td class=n><td class=t>{WebUtility.HtmlEncode(hunk.Value)}");
            continue;
        }

        html.Append(line[0] switch
        {
            '-' => $"<tr class=del><td class=n>{former++}<td class=n><td>{text}",
            '+' => $"<tr class=add><td class=n><td class=n>{present++}<td>{text}",
            _ => $"<tr><td class=n>{former++}<td class=n>{present++}<td>{text}",
        });
        foreach (var note in notes.Where(note => line[0] != '-' && note.Line == present - 1))
            html.Append($"<tr><td colspan=3><div class=\"note {note.Level}\"><b>Check failure: {WebUtility.HtmlEncode(note.Title)}</b>{WebUtility.HtmlEncode(note.Text)}</div>");
    }

    return html.Append("</table></div>").ToString();

    static string Unescaped(string text) => text.Replace("%0A", "\n").Replace("%2C", ",").Replace("%3A", ":").Replace("%25", "%");
}

static string Terminal(string output)
{
    var colours = new Dictionary<string, string> { ["31"] = "#ff7b72", ["91"] = "#ff7b72", ["33"] = "#d29922", ["93"] = "#d29922", ["36"] = "#76e3ea", ["2"] = "#9198a1", ["90"] = "#9198a1" };
    // What .NET tells the terminal about its keys is no text.
    var shown = Regex.Replace(output, "\r|\e\\[\\?[0-9]+[hl]|\e[=>]", "").TrimEnd();
    var html = Regex.Replace(WebUtility.HtmlEncode(shown), "\e\\[([0-9;]*)m", code =>
    {
        var style = string.Concat(code.Groups[1].Value.Split(';').Select(part => part == "1" ? "font-weight:bold;" : colours.TryGetValue(part, out var colour) ? $"color:{colour};" : ""));
        return style.Length > 0 ? $"<span style=\"{style}\">" : "</span>";
    });
    return $"<div class=terminal>{html}</div>";
}
