using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Delivery;

/// <summary>An HttpClient of the application follows redirects, as .NET's do by default. The write key and the calls go to nobody else by it.</summary>
public sealed class RedirectTests
{
    public static TheoryData<int> Redirects() => [300, 301, 302, 303, 307, 308];

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task Another_host_is_told_nothing(int status)
    {
        await using var elsewhere = new ScriptedEndpoint();
        await using var endpoint = new ScriptedEndpoint(_ => Reply.Status(status, location: new Uri(elsewhere.Uri, "/v1/batch")));
        using var http = new HttpClient();
        var description = await Lose(endpoint, options => options.HttpClient = () => http);

        Assert.Contains("redirect", description, StringComparison.Ordinal);
        AssertToldNothing(elsewhere);
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task The_same_host_does_not_count_as_having_taken_it_by_a_GET(int status)
    {
        await using var endpoint = new ScriptedEndpoint(request => request.Number % 2 == 0
            ? Reply.Status(status, location: new Uri("/v1/batch", UriKind.Relative))
            : Reply.Ok);
        using var http = new HttpClient();
        if (status is 307 or 308)
        {
            // The same address: to be asked again is what it wants.
            await using var client = Clients.To(endpoint, options => options.HttpClient = () => http);
            client.Track(ReferralConverted.Sample());
            await client.FlushAsync(TestContext.Current.CancellationToken);
            Assert.Equal(1, client.Statistics.Delivered + client.Statistics.Failed);
        }
        else
        {
            Assert.Contains("redirect", await Lose(endpoint, options => options.HttpClient = () => http), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_that_waits_for_100_Continue_is_stopped_too()
    {
        await using var elsewhere = new ScriptedEndpoint();
        await using var endpoint = new ScriptedEndpoint(_ =>
            Reply.Status(307, location: new Uri(elsewhere.Uri, "/v1/batch")) with { ReadsBody = false, Closes = true });
        using var http = new HttpClient { DefaultRequestHeaders = { ExpectContinue = true } };
        await Lose(endpoint, options => options.HttpClient = () => http);
        AssertToldNothing(elsewhere);
    }

    [Fact]
    public async Task A_host_whose_handler_the_application_chose_follows_none()
    {
        await using var elsewhere = new ScriptedEndpoint();
        await using var endpoint = new ScriptedEndpoint(_ => Reply.Status(307, location: new Uri(elsewhere.Uri, "/v1/batch")));
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Production" });
        string? description = null;
        builder.Services.AddSegment(options =>
        {
            (options.WriteKey, options.Endpoint) = (Clients.WriteKey, endpoint.Uri);
            options.OnFailed = Clients.Sync(failure => description = failure.Description);
        });
        builder.Services.AddHttpClient("segment").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler());
        using (var host = builder.Build())
        {
            host.Services.GetRequiredService<ISegmentClient>().Track(ReferralConverted.Sample());
            await host.Services.GetRequiredService<SegmentClient>().FlushAsync(TestContext.Current.CancellationToken);
        }

        Assert.StartsWith("the endpoint answered 307, a redirect, which is not followed", description, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task An_application_may_look_up_the_address_itself()
    {
        await using var endpoint = new ScriptedEndpoint();
        using var http = new HttpClient(new LooksUp(endpoint.Uri) { InnerHandler = new SocketsHttpHandler() });
        await using var client = new SegmentClient(new() { WriteKey = "k", Endpoint = new("https://segment-proxy"), HttpClient = () => http });
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, client.Statistics.Delivered);
        Assert.Single(endpoint.Requests);
    }

    /// <returns>What was reported, after one attempt.</returns>
    private static async Task<string> Lose(ScriptedEndpoint endpoint, Action<SegmentOptions> configure)
    {
        var failures = new List<(FailureReason Reason, string Description)>();
        await using var client = Clients.To(endpoint, options =>
        {
            options.OnFailed = Clients.Sync(failure => failures.Add((failure.Reason, failure.Description)));
            configure(options);
        });
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.True(client.Statistics is { Delivered: 0, Failed: 1, Retries: 0 }, client.Statistics.ToString());
        var (reason, description) = Assert.Single(failures);
        Assert.Equal(FailureReason.Rejected, reason);
        return description;
    }

    private static void AssertToldNothing(ScriptedEndpoint elsewhere)
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(Clients.WriteKey + ":"));
        foreach (var request in elsewhere.Requests)
        {
            Assert.Empty(request.Body);
            Assert.DoesNotContain(request.Headers.Values, value => value.Contains(basic, StringComparison.Ordinal));
        }
    }

    /// <summary>As service discovery does it: another address while the request is sent.</summary>
    private sealed class LooksUp(Uri address) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var named = request.RequestUri!;
            request.RequestUri = new Uri(address, named.AbsolutePath);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                request.RequestUri = named;
            }
        }
    }
}
