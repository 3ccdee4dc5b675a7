using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Tool.Tests.PublicApi;

/// <summary>Segment's Public API as it documents itself, on a real socket, with its limits.</summary>
internal sealed class StandInSegment : IAsyncDisposable
{
    public const string Token = "sgp_the-secret-token";
    private const string MediaType = "application/vnd.segment.v1+json";
    private const int MaxRules = 200;

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private int _arrived;

    private StandInSegment(WebApplication app) => _app = app;

    public List<JsonValue> Rules { get; } = [];

    public List<string> Requests { get; } = [];

    public int PageSize { get; init; } = MaxRules;

    /// <summary>Whether the last page says <c>"next": null</c> or leaves it out: Segment's documents say both.</summary>
    public bool LastPageSaysNull { get; init; } = true;

    /// <summary>How many requests are answered with 429 first.</summary>
    public int Throttled { get; set; }

    public TimeSpan Reset { get; init; } = TimeSpan.FromSeconds(0);

    /// <summary>What goes wrong at a request, by its number from zero; null: nothing.</summary>
    public Func<int, Fault?> FaultAt { get; set; } = static _ => null;

    /// <summary>What is answered in place of the truth; null: the truth.</summary>
    public Func<HttpRequest, (string MediaType, string Text)?> Instead { get; set; } = static _ => null;

    /// <summary>Called when a request is left without an answer.</summary>
    public Action Stalled { get; set; } = static () => { };

    /// <summary>Called before a request is looked at, with its number.</summary>
    public Action<int> Arrived { get; set; } = static _ => { };

    public string Address => _app.Urls.Single();

    public static async Task<StandInSegment> StartAsync(int pageSize = MaxRules, bool lastPageSaysNull = true, int throttled = 0, TimeSpan reset = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var segment = new StandInSegment(app) { PageSize = pageSize, LastPageSaysNull = lastPageSaysNull, Throttled = throttled, Reset = reset };
        app.Run(segment.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return segment;
    }

    /// <summary>A tool that talks to this server.</summary>
    public ToolFolder Tool(TimeProvider? clock = null)
    {
        var folder = new ToolFolder { Clock = clock ?? TimeProvider.System };
        folder.Variables["SEGMENT_PUBLIC_API_TOKEN"] = Token;
        folder.Variables["SEGMENT_PUBLIC_API_URL"] = Address;
        return folder;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = JsonParser.Parse(await reader.ReadToEndAsync(http.RequestAborted)).Root;
        int number;
        lock (_gate)
            number = _arrived++;
        Arrived(number);
        if (Instead(http.Request) is { } other)
        {
            http.Response.ContentType = other.MediaType;
            await http.Response.WriteAsync(other.Text, http.RequestAborted);
            return;
        }

        var fault = FaultAt(number) ?? Fault.None;
        if (fault is Fault.Half && body["rules"] is { Items.Count: > 1 } rules)
            body = body.With("rules", JsonBuild.Array(rules.Items.Take(rules.Items.Count / 2)));
        var isSkipped = http.Request.Method != "GET" && fault is Fault.Error or Fault.Refused or Fault.Limit or Fault.Reset or Fault.Page or Fault.Stall or Fault.Ignored;
        var (status, answer) = isSkipped ? Data(("status", JsonBuild.Text("SUCCESS"))) : Answer(http.Request, http.Response, body);
        await Faults.AnswerAsync(http, fault, status, answer, Stalled);
    }

    private (int Status, JsonValue Answer) Answer(HttpRequest request, HttpResponse response, JsonValue body)
    {
        lock (_gate)
        {
            Requests.Add($"{request.Method} {request.Path}{request.QueryString}");
            if (request.Headers.Authorization != "Bearer " + Token)
                return Error(401, "Unauthorized");
            if (Throttled > 0)
            {
                Throttled--;
                response.Headers["X-RateLimit-Reset"] = (DateTimeOffset.UtcNow + Reset).ToString("r", CultureInfo.InvariantCulture);
                return Error(429, "Too many requests");
            }

            var path = request.Path.Value!;
            if (path == "/tracking-plans")
                return Data(("trackingPlans", JsonBuild.Array([Plan])), ("pagination", JsonBuild.Object(("totalEntries", JsonBuild.Number(1)))));
            if (path == "/tracking-plans/tp_1")
                return Data(("trackingPlan", Plan));
            return path != "/tracking-plans/tp_1/rules" ? Error(404, "Resource not found") : request.Method switch
            {
                "GET" => Page(request),
                "PATCH" when request.ContentType?.StartsWith(MediaType, StringComparison.Ordinal) != true => Error(415, "Unsupported media type"),
                "PATCH" => Upsert(body),
                "DELETE" => Delete(request),
                _ => Error(405, "Method not allowed"),
            };
        }
    }

    private static JsonValue Plan { get; } = JsonBuild.Object(
        ("id", JsonBuild.Text("tp_1")), ("name", JsonBuild.Text("Live plan")), ("type", JsonBuild.Text("LIVE")), ("description", JsonBuild.Text("")));

    private (int, JsonValue) Page(HttpRequest request)
    {
        if (!int.TryParse(request.Query["pagination.count"], CultureInfo.InvariantCulture, out var count) || count is < 1 or > MaxRules)
            return Error(422, "pagination.count must be between 1 and 200");
        var cursor = request.Query["pagination.cursor"].ToString();
        var start = cursor.Length == 0 ? 0 : int.Parse(cursor.AsSpan("cursor/=".Length), CultureInfo.InvariantCulture);
        var size = Math.Min(count, PageSize);
        var pagination = JsonBuild.Object(("totalEntries", JsonBuild.Number(Rules.Count)));
        if (start + size < Rules.Count)
            pagination = pagination.With("next", JsonBuild.Text($"cursor/={start + size}"));
        else if (LastPageSaysNull)
            pagination = pagination.With("next", JsonBuild.Null);
        return Data(("rules", JsonBuild.Array(Rules.Skip(start).Take(size))), ("pagination", pagination));
    }

    private (int, JsonValue) Upsert(JsonValue body)
    {
        if (body["rules"] is not { Kind: JsonKind.Array } rules)
            return Error(422, "rules is required");
        if (rules.Items.Count > MaxRules)
            return Error(422, "rules must contain less than or equal to 200 items");
        foreach (var rule in rules.Items)
        {
            var at = Rules.FindIndex(r => Key(r) == Key(rule));
            if (at < 0)
                Rules.Add(rule);
            else
                Rules[at] = rule;
        }

        return Data(("rules", rules));
    }

    private (int, JsonValue) Delete(HttpRequest request)
    {
        for (var i = 0; request.Query.ContainsKey($"rules.{i}.type"); i++)
        {
            var key = $"{request.Query[$"rules.{i}.type"]}|{request.Query[$"rules.{i}.key"]}|{request.Query[$"rules.{i}.version"]}";
            Rules.RemoveAll(r => Key(r) == key);
        }

        return Data(("status", JsonBuild.Text("SUCCESS")));
    }

    private static string Key(JsonValue rule) => $"{rule.TextOf("type")}|{rule.TextOf("key")}|{rule["version"]?.Text}";

    private static (int, JsonValue) Data(params (string, JsonValue?)[] members) => (200, JsonBuild.Object(("data", JsonBuild.Object(members))));

    private static (int, JsonValue) Error(int status, string message) =>
        (status, JsonBuild.Object(("errors", JsonBuild.Array([JsonBuild.Object(("type", JsonBuild.Text("RequestError")), ("message", JsonBuild.Text(message)))]))));
}
