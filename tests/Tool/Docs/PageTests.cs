using Microsoft.Playwright;

namespace TrackingPlan.Tool.Tests.Docs;

/// <summary>The page in a real browser.</summary>
public sealed class PageTests(Browser browser) : IClassFixture<Browser>, IDisposable
{
    private readonly ToolFolder _folder = new();

    [Fact]
    public async Task Search_shows_what_matches_all_words_and_nothing_else()
    {
        var page = await OpenAsync(Plans.Referral.Text);
        Assert.Equal("4 events", await page.TextContentAsync("#count"));
        await page.FillAsync("#search", "HUBSPOT channel");
        Assert.Equal(["Referral Invite Sent"], await Visible(page, "article h2"));
        Assert.Equal(["Referral Invite Sent"], await Visible(page, "nav li[data-for]"));
        Assert.Equal("1 match", await page.TextContentAsync("#count"));

        await page.FillAsync("#search", "nothing like this");
        Assert.Empty(await Visible(page, "article h2"));
        Assert.True(await page.IsVisibleAsync("#none"));

        await page.PressAsync("#search", "Escape");
        Assert.Equal(6, (await Visible(page, "article h2")).Count);
        Assert.False(await page.IsVisibleAsync("#none"));
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("reward");
        Assert.Contains("Referral Reward Issued", await Visible(page, "article h2"));
    }

    [Fact]
    public async Task The_page_asks_the_network_for_nothing_and_breaks_no_policy()
    {
        var page = await browser.OpenAsync();
        var (requests, problems) = (new List<string>(), new List<string>());
        page.Request += (_, request) => requests.Add(request.Url);
        page.Console += (_, message) => problems.Add(message.Text);
        page.PageError += (_, error) => problems.Add(error);
        await page.GotoAsync(await WriteAsync(Plans.Referral.Text));
        Assert.StartsWith("file://", Assert.Single(requests), StringComparison.Ordinal);
        Assert.Empty(problems);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Nothing_is_wider_than_the_screen(int width)
    {
        var page = await OpenAsync(Plans.Referral.Text, width);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(width < 800, await page.EvaluateAsync<bool>("getComputedStyle(document.querySelector('thead')).display === 'none'"));
    }

    [Fact]
    public async Task A_link_leads_to_its_event()
    {
        var page = await OpenAsync(Plans.Referral.Text);
        await page.ClickAsync("nav a[href='#referral-converted']");
        Assert.Equal("Referral Converted", await page.TextContentAsync("article:target h2"));
    }

    [Fact]
    public async Task No_word_of_a_plan_becomes_markup_or_runs()
    {
        var page = await OpenAsync(Evil.Plan);
        Assert.Null(await page.EvaluateAsync<string?>("window.hacked === undefined ? null : String(window.hacked)"));
        Assert.Equal(0, await page.Locator("img, svg, iframe, marquee, b, [onmouseover]").CountAsync());
        Assert.Equal(1, await page.Locator("script").CountAsync());
        Assert.Contains("<img src=x onerror=window.hacked=3>", await page.Locator("article h2").AllTextContentsAsync());
        await page.FillAsync("#search", "__proto__");
        Assert.Equal("1 match", await page.TextContentAsync("#count"));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IPage> OpenAsync(string plan, int width = 1280)
    {
        var page = await browser.OpenAsync(width);
        await page.GotoAsync(await WriteAsync(plan));
        return page;
    }

    private async Task<string> WriteAsync(string plan)
    {
        _folder.Write("app.plan.json", plan);
        var result = await _folder.RunAsync("docs", "app.plan.json", "--output", "plan.html");
        Assert.Equal(0, result.ExitCode);
        return new Uri(Path.Combine(_folder.Path, "plan.html")).AbsoluteUri;
    }

    private static async Task<IReadOnlyList<string>> Visible(IPage page, string selector)
    {
        var texts = new List<string>();
        foreach (var element in await page.Locator(selector).AllAsync())
        {
            if (await element.IsVisibleAsync())
                texts.Add((await element.TextContentAsync())!);
        }

        return texts;
    }
}
