using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TrackingPlan.Hosting;

/// <summary>Degraded while attempts are repeated, unhealthy when calls were lost since the last delivery.</summary>
internal sealed class SegmentHealthCheck(SegmentClient client) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var statistics = client.Statistics;
        var counts = string.Create(CultureInfo.InvariantCulture, $"{statistics.Pending} pending, {statistics.Failed + statistics.Dropped} lost");
        return Task.FromResult(client.Status switch
        {
            DeliveryStatus.Delivering => HealthCheckResult.Healthy(counts),
            DeliveryStatus.Retrying => HealthCheckResult.Degraded($"Delivery fails and is repeated: {counts}."),
            _ => new HealthCheckResult(context.Registration.FailureStatus, $"Calls were lost since a batch was last delivered: {counts}."),
        });
    }
}
