using System.Globalization;
using Microsoft.AspNetCore.Http;
using TrackingPlan.Language.Json;
using TrackingPlan.Language.Json.Writing;

namespace TrackingPlan.Tool.Tests.PublicApi;

/// <summary>What can go wrong at one request. The names say whether a write was carried out all the same.</summary>
internal enum Fault
{
    None,
    Error,
    ErrorAfter,
    Refused,
    Limit,
    Reset,
    ResetAfter,
    TornAfter,
    TruncatedAfter,
    Page,
    PageAfter,
    EmptyAfter,
    Stall,
    StallAfter,
    NoDataAfter,
    NullAfter,

    /// <summary>Confirmed, and not carried out; a page of rules without some of them.</summary>
    Ignored,

    /// <summary>Confirmed, and half carried out; a page of rules without a key.</summary>
    Half,

    /// <summary>A page of rules of which the first is there twice.</summary>
    Twice,
}

internal static class Faults
{
    public static async Task AnswerAsync(HttpContext http, Fault fault, int status, JsonValue answer, Action stalled)
    {
        var (response, text) = (http.Response, JsonText.Of(Wrong(fault, answer)));
        response.StatusCode = status;
        response.ContentType = "application/json";
        switch (fault)
        {
            case Fault.Error or Fault.ErrorAfter:
                response.StatusCode = 503;
                break;
            case Fault.Refused:
                response.StatusCode = 400;
                break;
            case Fault.Limit:
                response.StatusCode = 429;
                response.Headers["X-RateLimit-Reset"] = DateTimeOffset.UtcNow.AddHours(1).ToString("r", CultureInfo.InvariantCulture);
                break;
            case Fault.Reset or Fault.ResetAfter:
                http.Abort();
                return;
            case Fault.TornAfter:
                response.ContentLength = text.Length + 10;
                await response.WriteAsync(text[..(text.Length / 2)], http.RequestAborted);
                await response.Body.FlushAsync(http.RequestAborted);
                http.Abort();
                return;
            case Fault.TruncatedAfter:
                text = text[..(text.Length / 2)];
                break;
            case Fault.Page or Fault.PageAfter:
                response.ContentType = "text/html";
                text = "<html>Please sign in</html>";
                break;
            case Fault.EmptyAfter:
                text = "";
                break;
            case Fault.Stall or Fault.StallAfter:
                var gone = new TaskCompletionSource();
                using (http.RequestAborted.Register(gone.SetResult))
                {
                    stalled();
                    await gone.Task;
                }

                return;
        }

        await response.WriteAsync(text, http.RequestAborted);
    }

    /// <summary>An answer that lies, in the members that it has.</summary>
    private static JsonValue Wrong(Fault fault, JsonValue answer)
    {
        if (fault == Fault.NoDataAfter)
            return JsonBuild.Object(("data", JsonBuild.Null));
        if (answer["data"] is not { } data)
            return answer;
        if (fault == Fault.NullAfter)
            return JsonBuild.Object(("data", JsonBuild.Object(data.Members.Select(m => m with { Value = JsonBuild.Null }))));
        if (data["pagination"] is null || data["rules"] is not { Items: [var first, ..] items })
            return answer;
        var wrong = fault switch
        {
            Fault.Ignored => items.Skip(1),
            Fault.Half => items.Skip(1).Prepend(first.Without("key")),
            Fault.Twice => items.Append(first),
            _ => items,
        };
        return JsonBuild.Object(("data", data.With("rules", JsonBuild.Array(wrong))));
    }
}

/// <summary>A clock on which a backoff is over at once, while the patience with a request ends when the test says so.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private static readonly TimeSpan[] Patience = [TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(10)];

    private readonly List<Timer> _waiting = [];

    public void Expire()
    {
        List<Timer> due;
        lock (_waiting)
            due = [.. _waiting];
        foreach (var timer in due)
            timer.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ImpatientTime time, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._waiting)
                time._waiting.Remove(this);
            if (Patience.Contains(dueTime))
            {
                lock (time._waiting)
                    time._waiting.Add(this);
            }
            else if (dueTime >= TimeSpan.Zero)
            {
                ThreadPool.QueueUserWorkItem(_ => callback(state));
            }

            return true;
        }

        public void Fire()
        {
            lock (time._waiting)
            {
                if (!time._waiting.Remove(this))
                    return;
            }

            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
