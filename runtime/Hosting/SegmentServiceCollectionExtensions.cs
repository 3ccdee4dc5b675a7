using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TrackingPlan;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes Segment at home in a host.</summary>
public static class SegmentServiceCollectionExtensions
{
    /// <summary>Registers a <see cref="SegmentClient"/>, also as <see cref="ISegmentClient"/>, that lives as long as the host.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets at least <see cref="SegmentOptions.WriteKey"/>.</param>
    public static IServiceCollection AddSegment(this IServiceCollection services, Action<SegmentOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<SegmentOptions>().Configure(configure);
        services.TryAddSingleton(static provider => new SegmentClient(
            provider.GetRequiredService<Options.IOptions<SegmentOptions>>().Value, provider.GetService<ILoggerFactory>()));
        services.TryAddSingleton<ISegmentClient>(static provider => provider.GetRequiredService<SegmentClient>());
        return services;
    }
}
