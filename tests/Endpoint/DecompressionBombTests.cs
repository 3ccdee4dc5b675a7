using System.Net;

namespace TrackingPlan.Endpoint.Tests;

/// <summary>Runs alone, for it measures what the whole process allocates.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
[Collection("Alone")]
public sealed class DecompressionBombTests
{
    [Fact]
    public async Task It_is_refused_without_being_inflated()
    {
        await using var endpoint = await SegmentEndpoint.StartAsync(cancellationToken: Client.Cancellation);
        using var client = new Client(endpoint);
        var bomb = Client.Gzip(new byte[200_000_000]);
        Assert.InRange(bomb.Length, 1, 500 * 1024);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var response = await client.PostAsync("/v1/batch", bomb, encoding: "gzip");
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Exceed payload limit", endpoint.Requests.Single().Error, StringComparison.Ordinal);
        Assert.InRange(allocated, 0, 10_000_000);
    }
}
