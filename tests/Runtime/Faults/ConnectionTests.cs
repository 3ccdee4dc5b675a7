using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Faults;

/// <summary>Endpoints that cannot be reached.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task A_host_that_has_no_address_is_reported()
    {
        var failure = await Lose(new("https://segment.invalid"));
        Assert.StartsWith("NameResolutionError", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_reported()
    {
        var failure = await Lose(new($"http://127.0.0.1:{FreePort()}"));
        Assert.StartsWith("ConnectionError", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_never_accepted()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var serving = ServeTlsAsync(listener, stop.Token);
        var failure = await Lose(new($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        Assert.StartsWith("SecureConnectionError", failure, StringComparison.Ordinal);
        await stop.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task An_endpoint_that_comes_back_receives_everything()
    {
        var port = FreePort();
        await using var client = new SegmentClient(Fast(new($"http://127.0.0.1:{port}"), options => options.MaxRetries = 1_000));
        for (var i = 0; i < 5_000; i++)
            client.Track(ReferralConverted.Sample());
        var flushing = client.FlushAsync(TestContext.Current.CancellationToken);
        while (client.Status != DeliveryStatus.Retrying)
            await Task.Yield();

        await using var endpoint = new ScriptedEndpoint(port: port);
        await flushing;
        Assert.Equal(5_000, endpoint.Requests.SelectMany(request => request.MessageIds).Distinct().Count());
        Assert.True(client.Statistics is { Delivered: 5_000, Lost: 0 });
    }

    private static async Task<string> Lose(Uri endpoint)
    {
        var failures = new List<DeliveryFailure>();
        await using var client = new SegmentClient(Fast(endpoint, options =>
        {
            options.MaxRetries = 1;
            options.OnFailed = Clients.Sync(failures.Add);
        }));
        client.Track(ReferralConverted.Sample());
        await client.FlushAsync(TestContext.Current.CancellationToken);

        var failure = Assert.Single(failures);
        Assert.Equal((FailureReason.RetriesExhausted, 1, null), (failure.Reason, failure.Count, failure.StatusCode));
        Assert.True(client.Statistics is { Accepted: 1, Failed: 1, Retries: 1, Pending: 0 });
        return failure.Description;
    }

    private static SegmentOptions Fast(Uri endpoint, Action<SegmentOptions> configure)
    {
        var options = Clients.Options(endpoint);
        options.TimeProvider = new FastTime(50);
        options.RequestTimeout = TimeSpan.FromMinutes(20);
        configure(options);
        return options;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task ServeTlsAsync(TcpListener listener, CancellationToken stop)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(stop);
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(certificate);
                await tls.ReadExactlyAsync(new byte[1], stop);
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
