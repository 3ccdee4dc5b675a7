using Microsoft.Playwright;

namespace TrackingPlan.TestSupport;

/// <summary>A real browser, without a window and without a network of its own. One serves all tests of a class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A fresh page of the given size. The test is skipped with the reason where there is no browser.</summary>
    /// <param name="width">In CSS pixels; 390 is a phone.</param>
    /// <param name="height">In CSS pixels.</param>
    public async Task<IPage> OpenAsync(int width = 1280, int height = 900)
    {
        if (_browser is null)
        {
            var path = Find();
            Requires.That(path is not null, "Chromium is not installed: apt-get install chromium");

            // Playwright's own browsers are not downloaded: the system's serves, and in a container it has no sandbox.
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] });
        }

        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        return await context.NewPageAsync();
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
