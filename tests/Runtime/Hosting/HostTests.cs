using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Hosting;

/// <summary>Segment in a .NET host.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task A_client_from_configuration_is_flushed_when_the_host_stops()
    {
        await using var endpoint = new ScriptedEndpoint();
        var builder = Builder(("Segment:WriteKey", "k"), ("Segment:Endpoint", endpoint.Uri.ToString()), ("Segment:Gzip", "true"), ("Segment:FlushInterval", "01:00:00"));
        builder.Services.AddSegment(builder.Configuration.GetSection("Segment"));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        var client = host.Services.GetRequiredService<ISegmentClient>();
        Assert.Same(client, host.Services.GetRequiredService<SegmentClient>());
        client.Track(ReferralConverted.Sample());
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal("gzip", Assert.Single(endpoint.Requests).Header("Content-Encoding"));
    }

    [Fact]
    public async Task Services_that_stop_can_still_track()
    {
        await using var endpoint = new ScriptedEndpoint();
        var builder = Builder();
        builder.Services.AddSegment(options => (options.WriteKey, options.Endpoint) = ("k", endpoint.Uri));
        builder.Services.AddHostedService<TracksWhenStopped>();
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
        Assert.Single(Assert.Single(endpoint.Requests).Calls);
    }

    [Fact]
    public async Task Keyed_clients_have_their_own_source()
    {
        await using var first = new ScriptedEndpoint();
        await using var second = new ScriptedEndpoint();
        var builder = Builder(("Second:WriteKey", "key-2"), ("Second:Endpoint", second.Uri.ToString()));
        builder.Services.AddKeyedSegment("first", options => (options.WriteKey, options.Endpoint) = ("key-1", first.Uri));
        builder.Services.AddKeyedSegment("second", builder.Configuration.GetSection("Second"));
        using (var host = builder.Build())
        {
            await host.StartAsync(TestContext.Current.CancellationToken);
            host.Services.GetRequiredKeyedService<ISegmentClient>("first").Track(ReferralConverted.Sample());
            host.Services.GetRequiredKeyedService<ISegmentClient>("second").Track(ReferralConverted.Sample());
            Assert.Null(host.Services.GetService<ISegmentClient>());
            await host.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal("key-1", Assert.Single(first.Requests).Root.GetProperty("writeKey").GetString());
        Assert.Equal("key-2", Assert.Single(second.Requests).Root.GetProperty("writeKey").GetString());
    }

    [Fact]
    public async Task Wrong_settings_stop_the_host_at_its_start_and_are_named()
    {
        var builder = Builder(("Segment:FlushAt", "0"));
        builder.Services.AddSegment(builder.Configuration.GetSection("Segment"));
        builder.Services.AddKeyedSegment("second", options => options.WriteKey = "");
        using var host = builder.Build();
        var exception = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));
        var messages = exception is AggregateException all ? string.Join("\n", all.InnerExceptions.Select(e => e.Message)) : exception.Message;
        Assert.Contains("Segment: WriteKey is missing", messages, StringComparison.Ordinal);
        Assert.Contains("Segment: FlushAt is 0 and must be 1 to 2500", messages, StringComparison.Ordinal);
        Assert.Contains("Segment client 'second': WriteKey is missing", messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_setting_that_cannot_be_read_is_named()
    {
        var builder = Builder(("Segment:FlushInterval", "soon"));
        builder.Services.AddSegment(builder.Configuration.GetSection("Segment"));
        using var host = builder.Build();
        var exception = Assert.ThrowsAny<Exception>(() => host.Services.GetRequiredService<IOptions<SegmentOptions>>().Value);
        Assert.Contains("Segment:FlushInterval", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", ViolationPolicy.Throw)]
    [InlineData("Production", ViolationPolicy.Report)]
    public void The_host_says_what_violations_do(string environment, ViolationPolicy expected)
    {
        var builder = Builder();
        builder.Environment.EnvironmentName = environment;
        builder.Services.AddSegment(options => options.WriteKey = "k");
        using var host = builder.Build();
        Assert.Equal(expected, host.Services.GetRequiredService<IOptions<SegmentOptions>>().Value.Violations);
    }

    [Fact]
    public void Asking_twice_adds_the_settings_together()
    {
        var builder = Builder();
        builder.Services.AddSegment(options => options.WriteKey = "k");
        builder.Services.AddSegment(options => options.Gzip = true);
        using var host = builder.Build();
        Assert.True(host.Services.GetRequiredService<IOptions<SegmentOptions>>().Value is { WriteKey: "k", Gzip: true });
        Assert.Single(host.Services.GetServices<SegmentClient>());
    }

    [Fact]
    public async Task Health_is_degraded_while_retrying_and_unhealthy_after_a_loss()
    {
        var time = new WatchedTime();
        await using var endpoint = new ScriptedEndpoint(Reply.Status(500), Reply.Ok, Reply.Status(400), Reply.Ok);
        var builder = Builder();
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSegment(options => (options.WriteKey, options.Endpoint, options.RequestTimeout) = ("k", endpoint.Uri, WatchedTime.RequestTimeout));
        using var host = builder.Build();
        var client = host.Services.GetRequiredService<SegmentClient>();
        Assert.Equal(HealthStatus.Healthy, await Health(host));

        client.Track(ReferralConverted.Sample());
        var flushing = client.FlushAsync(TestContext.Current.CancellationToken);
        var wait = await time.NextWait();
        Assert.Equal(HealthStatus.Degraded, await Health(host));
        time.Advance(wait);
        await flushing;
        Assert.Equal(HealthStatus.Healthy, await Health(host));

        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Unhealthy, await Health(host));

        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Healthy, await Health(host));
    }

    [Fact]
    public async Task Neither_the_write_key_nor_a_value_is_ever_logged()
    {
        using var logs = new LogLines();
        await using var endpoint = new ScriptedEndpoint(Reply.Status(400, body: "bad key SECRET-KEY"), Reply.Ok);
        var builder = Builder();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Services.AddSegment(options =>
        {
            (options.WriteKey, options.Endpoint, options.Violations) = ("SECRET-KEY", endpoint.Uri, ViolationPolicy.Report);
            options.OnFailed = _ => throw new InvalidOperationException("callback");
        });
        using (var host = builder.Build())
        {
            var client = host.Services.GetRequiredService<SegmentClient>();
            for (var i = 0; i < 2; i++)
            {
                client.Track(ReferralConverted.Sample("PERSON") with { PlanName = null, ReferralCode = "PERSONAL" });
                client.Track("PERSON", new NoteAdded(new string('P', 40_000)));
                client.TrackUntyped("PERSON", "Evil\r\nName", new() { ["PERSONAL"] = double.NaN });
                await client.FlushAsync(TestContext.Current.CancellationToken);
            }
        }

        Assert.Contains(logs.Lines, line => line.Contains("Lost 1 calls, Rejected: the endpoint answered 400", StringComparison.Ordinal));
        Assert.Contains(logs.Lines, line => line.Contains("Evil\uFFFD\uFFFDName", StringComparison.Ordinal) || line.Contains("Note Added", StringComparison.Ordinal));
        var basic = Convert.ToBase64String("SECRET-KEY:"u8);
        foreach (var line in logs.Lines)
        {
            Assert.DoesNotContain("SECRET", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(basic, line, StringComparison.Ordinal);
            Assert.DoesNotContain("PERSON", line, StringComparison.Ordinal);
            Assert.DoesNotContain("Evil\r\n", line, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("SECRET", new SegmentOptions { WriteKey = "SECRET-KEY" }.ToString(), StringComparison.Ordinal);
    }

    private static HostApplicationBuilder Builder(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        return builder;
    }

    private static async Task<HealthStatus> Health(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["segment"].Status;

    private sealed class TracksWhenStopped(ISegmentClient client) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            client.Track("u", new NoteAdded("stopped"));
            return Task.CompletedTask;
        }
    }
}
