using TrackingPlan.Tool.Terminal;

namespace TrackingPlan.Tool.Tests.Commands;

/// <summary>
/// A repository of somebody else's, whose own settings name commands, for a real git. None is run: each would leave a file behind.
/// </summary>
public sealed class HostileRepositoryTests
{
    private const string Plan = """{"name":"Shop","events":{"A":{}}}""";

    /// <summary>Settings that run <c>SCRIPT</c> wherever git heeds them while it reads a commit that is not all there.</summary>
    public static TheoryData<string> Settings =>
    [
        "protocol.ext.allow=always;remote.origin.url=ext::SCRIPT",
        "protocol.ext.allow=always;protocol.allow=always;remote.origin.url=ext::SCRIPT %S",
        "remote.origin.url=/nowhere;url.ext::SCRIPT .insteadOf=/nowhere;protocol.ext.allow=always",
        "remote.origin.url=.;remote.origin.uploadpack=SCRIPT",
        "remote.origin.url=ssh://host/path;core.sshCommand=SCRIPT",
        "remote.origin.url=host:path;core.sshCommand=SCRIPT;ssh.variant=simple",
        "remote.origin.url=git://127.0.0.1/path;core.gitProxy=SCRIPT",
        "remote.origin.url=http://127.0.0.1:9/;credential.helper=!SCRIPT;core.askPass=SCRIPT",
        "remote.origin.url=anything;remote.origin.vcs=ext",
        "remote.origin.url=.;core.fsmonitor=SCRIPT;core.hooksPath=HOOKS",
        "remote.origin.url=.;core.pager=SCRIPT;pager.cat-file=SCRIPT;pager.ls-tree=SCRIPT;pager.rev-parse=SCRIPT",
        "remote.origin.url=.;alias.cat-file=!SCRIPT;alias.ls-tree=!SCRIPT;alias.rev-parse=!SCRIPT",
        "remote.origin.url=.;diff.external=SCRIPT;diff.x.textconv=SCRIPT;filter.x.smudge=SCRIPT;filter.x.process=SCRIPT",
        "remote.origin.url=.;core.alternateRefsCommand=SCRIPT;core.editor=SCRIPT;gpg.program=SCRIPT;log.showSignature=true",
        "remote.origin.url=.;include.path=INCLUDED",
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Nothing_that_it_names_is_run(string settings)
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs scripts of Unix");
        using var git = await GitFolder.CreateAsync();
        await git.CommitAsync(".gitattributes", "*.json filter=x diff=x\n");
        await git.CommitAsync("a.plan.json", Plan);
        using var outside = new ToolFolder();
        var script = Script(outside, "script");
        foreach (var hook in new[] { "post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc", "fsmonitor-watchman" })
            Script(outside, "hooks/" + hook, "script");
        outside.Write("included", $"[remote \"origin\"]\n\turl = \"ext::{script}\"\n[protocol \"ext\"]\n\tallow = always\n");

        // A partial clone whose blob is not there: git would fetch it from the remote.
        var blob = (await git.GitAsync("rev-parse", "HEAD:a.plan.json")).Trim();
        File.SetAttributes(Path.Combine(git.Path, ".git/objects", blob[..2], blob[2..]), FileAttributes.Normal);
        File.Delete(Path.Combine(git.Path, ".git/objects", blob[..2], blob[2..]));
        await git.GitAsync("config", "core.repositoryformatversion", "1");
        await git.GitAsync("config", "extensions.partialClone", "origin");
        await git.GitAsync("config", "remote.origin.promisor", "true");
        foreach (var setting in settings.Split(';'))
        {
            var (name, value) = (setting[..setting.IndexOf('=', StringComparison.Ordinal)], setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            await git.GitAsync("config", Filled(name), Filled(value));
        }

        foreach (var arguments in new[] { new[] { "diff", "git:HEAD", "a.plan.json" }, ["review", "git:" + blob, "a.plan.json"] })
        {
            var result = await git.RunAsync(arguments);
            Assert.Equal(ExitCode.BadInput, result.ExitCode);
            Assert.StartsWith("tracking-plan: git:", result.Error);
            Assert.False(File.Exists(outside.PathOf("script.was-run")), $"{settings}: {string.Join(' ', arguments)}");
        }

        string Filled(string text) => text.Replace("SCRIPT", script, StringComparison.Ordinal)
            .Replace("HOOKS", outside.PathOf("hooks"), StringComparison.Ordinal).Replace("INCLUDED", outside.PathOf("included"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git", "diff", "git:HEAD", "a.plan.json")]
    [InlineData("dotnet", "usages", "App.csproj")]
    public async Task A_program_that_lies_in_the_folder_is_not_the_one_that_is_meant(string program, params string[] arguments)
    {
        Requires.That(!OperatingSystem.IsWindows(), "needs scripts of Unix");
        using var git = await GitFolder.CreateAsync();
        await git.CommitAsync("a.plan.json", Plan);
        using var outside = new ToolFolder();
        Script(outside, "script");
        File.Copy(outside.PathOf("script"), Path.Combine(git.Path, program));
        await File.WriteAllTextAsync(Path.Combine(git.Path, "App.csproj"), "<Project />", TestContext.Current.CancellationToken);
        await Command.RunAsync(ToolProcess.Dotnet, git.Path, [ToolProcess.Dll, .. arguments], ("PATH", ".:" + Environment.GetEnvironmentVariable("PATH")));
        Assert.False(File.Exists(outside.PathOf("script.was-run")));
    }

    private static string Script(ToolFolder folder, string name, string? marks = null)
    {
        var path = folder.Write(name, $"#!/bin/sh\ntouch '{folder.PathOf((marks ?? name) + ".was-run")}'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
