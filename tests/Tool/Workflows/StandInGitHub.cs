using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TrackingPlan.Tool.Tests.Workflows;

/// <summary>GitHub's comments of pull request 7 of acme/shop, on a socket of this machine, and a gh that talks to it.</summary>
internal sealed class StandInGitHub : IAsyncDisposable
{
    private const string Token = "token of the job";

    /// <summary>The calls that action.yml makes, in the words of the real program, with a real jq for the one that it has built in.</summary>
    private const string Gh = """
        #!/usr/bin/env bash
        set -euo pipefail
        [[ $1 == api ]] && shift
        method=GET filter=. paginate= data=() variables='{}'
        while (($#)); do
          case $1 in
            --silent) filter=empty ;;
            --paginate) paginate=1 ;;
            --method) method=$2; shift ;;
            --jq) filter=$2; shift ;;
            --field | --raw-field)
              if [[ $1 == --raw-field ]]; then
                variables=$(jq --arg name "${2%%=*}" --arg value "${2#*=}" '.[$name] = $value' <<< "$variables")
              elif [[ $2 == body=@* ]]; then
                data=(--data-binary "@${2#body=@}")
              else
                variables=$(jq --arg name "${2%%=*}" --argjson value "${2#*=}" '.[$name] = $value' <<< "$variables")
              fi
              shift ;;
            -*) echo "gh: unknown flag $1" >&2; exit 1 ;;
            *) path=$1 ;;
          esac
          shift
        done
        send() { curl --silent --show-error --fail --header "Authorization: token $GH_TOKEN" "$@"; }
        [[ $path == graphql ]] || { send --request "$method" "${data[@]}" "$GITHUB_API/$path" | jq --raw-output "$filter"; exit; }
        while true; do
          answer=$(jq '{ query, variables: del(.query) }' <<< "$variables" | send --data-binary @- "$GITHUB_API/graphql")
          jq --raw-output "$filter" <<< "$answer"
          next=$(jq --raw-output '[.. | .pageInfo? // empty][0] | select(.hasNextPage) | .endCursor' <<< "$answer")
          [[ -n $paginate && -n $next ]] || break
          variables=$(jq --arg next "$next" '.endCursor = $next' <<< "$variables")
        done
        """;

    /// <summary>Who writes with the job's token.</summary>
    private const string Bot = "github-actions[bot]";

    private readonly WebApplication _app;

    private StandInGitHub(WebApplication app) => _app = app;

    /// <summary>Bodies by id.</summary>
    public SortedDictionary<int, string> Comments { get; } = new() { [1] = "Looks good!" };

    /// <summary>Who wrote a comment, if it was not the job.</summary>
    public Dictionary<int, string> Authors { get; } = new() { [1] = "mona" };

    public static async Task<StandInGitHub> StartAsync()
    {
        Requires.Tool("curl", "apt-get install curl");
        Requires.Tool("jq", "apt-get install jq");
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
        runner.Environment["GITHUB_API"] = _app.Urls.Single();
        runner.Context["github.token"] = Token;
        runner.Context["github.repository"] = "acme/shop";
        runner.Context["github.event.pull_request.number"] = "7";
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

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
            case ("POST", "/graphql"):
                await http.Response.WriteAsync(Page(JsonNode.Parse(body)!), http.RequestAborted);
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

    /// <summary>Two comments of pull request 7, with the fields that the query asks for.</summary>
    private string Page(JsonNode request)
    {
        var (query, variables) = ((string)request["query"]!, request["variables"]!);
        Assert.Equal(("acme", "shop", 7), ((string)variables["owner"]!, (string)variables["name"]!, (int)variables["number"]!));
        Assert.Matches(@"repository\(owner: \$owner, name: \$name\) \{ pullRequest\(number: \$number\) \{ comments\(first: 100, after: \$endCursor\)", query);
        Assert.Matches(@"nodes \{ databaseId body viewerDidAuthor \} pageInfo \{ hasNextPage endCursor \}", query);
        var start = variables["endCursor"] is { } cursor ? int.Parse((string)cursor!, CultureInfo.InvariantCulture) : 0;
        var nodes = Comments.Skip(start).Take(2).Select(comment => new JsonObject
        {
            ["databaseId"] = comment.Key,
            ["body"] = comment.Value,
            ["viewerDidAuthor"] = Authors.GetValueOrDefault(comment.Key, Bot) == Bot,
        });
        var comments = new JsonObject
        {
            ["nodes"] = new JsonArray([.. nodes]),
            ["pageInfo"] = new JsonObject { ["hasNextPage"] = start + 2 < Comments.Count, ["endCursor"] = (start + 2).ToString(CultureInfo.InvariantCulture) },
        };
        return new JsonObject { ["data"] = new JsonObject { ["repository"] = new JsonObject { ["pullRequest"] = new JsonObject { ["comments"] = comments } } } }.ToJsonString();
    }
}
