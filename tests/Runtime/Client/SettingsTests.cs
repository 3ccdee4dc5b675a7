using TrackingPlan.Delivery;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("https://api.segment.io", "https://api.segment.io/v1/batch")]
    [InlineData("https://api.segment.io/v1", "https://api.segment.io/v1/batch")]
    [InlineData("https://api.segment.io/v1/", "https://api.segment.io/v1/batch")]
    [InlineData("https://proxy.example.com/segment/v1", "https://proxy.example.com/segment/v1/batch")]
    [InlineData("http://localhost:8080/", "http://localhost:8080/v1/batch")]
    public void A_trailing_version_in_an_endpoint_is_tolerated(string endpoint, string expected) =>
        Assert.Equal(expected, DeliveryAddress.Batch(new() { Endpoint = new(endpoint) }).ToString());

    [Fact]
    public void Each_region_has_its_host()
    {
        Assert.Equal("api.segment.io", DeliveryAddress.Batch(new()).Host);
        Assert.Equal("events.eu1.segmentapis.com", DeliveryAddress.Batch(new() { Region = SegmentRegion.EU }).Host);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", true)]
    [InlineData("http://[::1]:1", true)]
    [InlineData("http://localhost", true)]
    [InlineData("http://segment.internal", false)]
    [InlineData("http://127.0.0.1.example.com", false)]
    [InlineData("ftp://example.com", false)]
    [InlineData("https://user:password@example.com", false)]
    public void Plain_http_only_to_loopback(string endpoint, bool allowed) =>
        Assert.Equal(allowed, SegmentOptionsValidation.Problems(Clients.Options(new(endpoint))).Count == 0);

    [Fact]
    public void Plain_http_to_a_host_that_is_allowed_by_name()
    {
        var options = Clients.Options(new("http://segment.internal"));
        options.InsecureHosts.Add("Segment.Internal");
        Assert.Empty(SegmentOptionsValidation.Problems(options));
    }

    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        var options = new SegmentOptions
        {
            FlushAt = 0,
            FlushInterval = TimeSpan.Zero,
            BatchBytes = 1,
            QueueBytes = 1,
            MaxConcurrentRequests = 0,
            MaxRetries = -1,
            RequestTimeout = TimeSpan.FromDays(100),
            DeliveryTimeout = TimeSpan.FromSeconds(-1),
            BlockingTimeout = TimeSpan.FromSeconds(-1),
            ShutdownTimeout = TimeSpan.FromSeconds(-1),
            Region = (SegmentRegion)7,
            QueueFull = (QueueFullPolicy)7,
            Violations = (ViolationPolicy)7,
            OAuth = new(),
        };
        var exception = Assert.Throws<ArgumentException>(() => new SegmentClient(options));
        foreach (var setting in new[]
        {
            "WriteKey", "FlushAt", "FlushInterval", "BatchBytes", "QueueBytes", "MaxConcurrentRequests", "MaxRetries", "RequestTimeout",
            "DeliveryTimeout", "BlockingTimeout", "ShutdownTimeout", "Region", "QueueFull", "Violations",
            "OAuth:ClientId", "OAuth:KeyId", "OAuth:PrivateKey",
        })
        {
            Assert.Contains($"{setting} is ", exception.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("key\n")]
    [InlineData("  key\r\n")]
    [InlineData("\u00A0key\t")]
    public async Task A_write_key_is_sent_without_the_blanks_that_its_file_brought_along(string key)
    {
        await using var endpoint = new ScriptedEndpoint();
        await using (var client = Clients.To(endpoint, options => options.WriteKey = key))
            client.Track(ReferralConverted.Sample());
        var request = Assert.Single(endpoint.Requests);
        Assert.Equal("key", request.Root.GetProperty("writeKey").GetString());
        Assert.Equal("Basic " + Convert.ToBase64String("key:"u8), request.Header("Authorization"));
    }

    [Theory]
    [InlineData("k\ney")]
    [InlineData("k ey")]
    [InlineData("k\u0000ey")]
    [InlineData("k\u007fey")]
    [InlineData("k\u200bey")]
    [InlineData("kéy")]
    [InlineData("k:ey")]
    [InlineData("\ud800")]
    public void A_write_key_that_cannot_be_one_is_refused_and_not_shown(string key)
    {
        var options = Clients.Options(new("http://127.0.0.1:1"));
        options.WriteKey = key;
        var message = Assert.Throws<ArgumentException>(() => new SegmentClient(options)).Message;
        Assert.Contains("WriteKey ", message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, message, StringComparison.Ordinal);
    }

    /// <summary>Whatever the settings hold, they are refused by name when the client is created, or every call has an outcome.</summary>
    [Fact]
    public async Task No_setting_makes_a_call_throw()
    {
        const int Rounds = 300;
        var random = new Random(10);
        await using var endpoint = new ScriptedEndpoint();
        for (var round = 0; round < Rounds; round++)
        {
            var secret = Text(random);
            var options = new SegmentOptions
            {
                WriteKey = random.Next(3) == 0 ? secret : "key",
                Endpoint = random.Next(4) == 0 ? new(Text(random), UriKind.Relative) : random.Next(8) == 0 ? new("http://user:" + Uri.EscapeDataString(secret) + "@127.0.0.1") : endpoint.Uri,
                Region = (SegmentRegion)random.Next(3),
                BatchBytes = random.Next(2) == 0 ? 64 * 1024 : 480 * 1024,
                Context = random.Next(4) == 0 ? new() { [Text(random)] = Text(random) } : null,
                OAuth = random.Next(4) == 0 ? new() { ClientId = Text(random), KeyId = Text(random), PrivateKey = Text(random), Scope = Text(random) } : null,
                Violations = ViolationPolicy.Report,
                ShutdownTimeout = TimeSpan.Zero,
            };
            if (random.Next(20) == 0)
                options.TimeProvider = null!;
            var shown = options.ToString();
            if (secret.Length > 5)
                Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);

            try
            {
                await using var client = new SegmentClient(options);
                Assert.Equal(CallOutcome.Accepted, client.Track(ReferralConverted.Sample()));
            }
            catch (ArgumentException e)
            {
                Assert.StartsWith("The Segment client cannot be created: ", e.Message, StringComparison.Ordinal);
                if (secret.Length > 5)
                    Assert.DoesNotContain(secret, e.Message, StringComparison.Ordinal);
            }
        }
    }

    private static string Text(Random random) => random.Next(6) switch
    {
        0 => "",
        1 => new string('k', random.Next(1, 300)),
        2 => new string('k', 40_000),
        3 => "secret-key\n",
        4 => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next(0x250))),
        _ => string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next('!', '~'))),
    };
}
