using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TrackingPlan.Tool.Tests.Workflows;

/// <summary>GitHub's comments of pull request 7 of acme/shop, on a socket of this machine, and a gh that talks to it.</summary>
internal sealed class StandInGitHub : IAsyncDisposable
{
    private const string Token = "token of the job";

    /// <summary>The calls that action.yml makes, in the words of the real program.</summary>
    private const string Gh = """
        #!/usr/bin/env bash
        set -euo pipefail
        [[ $1 == api ]] && shift
        method=GET filter= data=()
        while (($#)); do
          case $1 in
            --paginate | --silent) ;;
            --method) method=$2; shift ;;
            --jq) filter=$2; shift ;;
            --field) [[ $2 == body=@* ]]; data=(--data-binary "@${2#body=@}"); shift ;;
            -*) echo "gh: unknown flag $1" >&2; exit 1 ;;
            *) path=$1 ;;
          esac
          shift
        done
        exec curl --silent --show-error --fail --request "$method" --header "Authorization: token $GH_TOKEN" --header "X-Filter: $filter" "${data[@]}" "$GITHUB_API/$path"
        """;

    private readonly WebApplication app;

    private StandInGitHub(WebApplication app) => this.app = app;

    /// <summary>Bodies by id.</summary>
    public SortedDictionary<int, string> Comments { get; } = new() { [1] = "Looks good!" };

    public static async Task<StandInGitHub> StartAsync()
    {
        Requires.Tool("curl", "apt-get install curl");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var github = new StandInGitHub(app);
        app.Run(github.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return github;
    }

    /// <summary>Puts its gh before all other programs of a runner.</summary>
    public async Task ServeAsync(ActionRunner runner, ToolFolder folder)
    {
        await Command.RunAsync("chmod", folder.Path, ["+x", folder.Write("bin/gh", Gh)]);
        runner.Environment["PATH"] = folder.PathOf("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        runner.Environment["GITHUB_API"] = app.Urls.Single();
        runner.Context["github.token"] = Token;
        runner.Context["github.repository"] = "acme/shop";
        runner.Context["github.event.pull_request.number"] = "7";
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        const string Prefix = "/repos/acme/shop/issues/";
        switch (http.Request.Method, http.Request.Path.Value)
        {
            case var _ when http.Request.Headers.Authorization != "token " + Token:
                http.Response.StatusCode = StatusCodes.Status401Unauthorized;
                break;
            case ("GET", Prefix + "7/comments") when http.Request.Headers["X-Filter"] == """.[] | select(.body | startswith("<!-- tracking-plan-review -->")) | .id""":
                foreach (var (id, text) in Comments)
                {
                    if (text.StartsWith("<!-- tracking-plan-review -->", StringComparison.Ordinal))
                        await http.Response.WriteAsync(JsonSerializer.Serialize(id) + "\n", http.RequestAborted);
                }

                break;
            case ("POST", Prefix + "7/comments"):
                Comments[Comments.Keys.Max() + 1] = body;
                http.Response.StatusCode = StatusCodes.Status201Created;
                break;
            case ("PATCH", { } path) when path.StartsWith(Prefix + "comments/", StringComparison.Ordinal) && int.TryParse(path[(Prefix + "comments/").Length..], out var id) && Comments.ContainsKey(id):
                Comments[id] = body;
                break;
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }
}
