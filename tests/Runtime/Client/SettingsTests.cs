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
        Assert.Equal(expected, SegmentEndpoint.Batch(new() { Endpoint = new(endpoint) }).ToString());

    [Fact]
    public void Each_region_has_its_host()
    {
        Assert.Equal("api.segment.io", SegmentEndpoint.Batch(new()).Host);
        Assert.Equal("events.eu1.segmentapis.com", SegmentEndpoint.Batch(new() { Region = SegmentRegion.EU }).Host);
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
}
