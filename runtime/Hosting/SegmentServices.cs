using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TrackingPlan;
using TrackingPlan.Delivery;
using TrackingPlan.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes Segment at home in a host.</summary>
/// <remarks>
/// Each method registers a <see cref="SegmentClient"/>, also as <see cref="ISegmentClient"/>, that lives as long as the host: its settings are
/// checked when the host starts, its requests go through <see cref="IHttpClientFactory"/>, it has a health check, and it is flushed when
/// the host stops.
/// </remarks>
public static class SegmentServices
{
    /// <summary>Adds Segment with settings from configuration, such as the section <c>Segment</c> of <c>appsettings.json</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The section that holds <see cref="SegmentOptions.WriteKey"/> and other settings, by their names.</param>
    public static IServiceCollection AddSegment(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.Add(null, options => Bind(configuration, options));
    }

    /// <summary>Adds Segment with settings from code.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets at least <see cref="SegmentOptions.WriteKey"/>.</param>
    public static IServiceCollection AddSegment(this IServiceCollection services, Action<SegmentOptions> configure) =>
        services.Add(null, configure);

    /// <summary>Adds one of several clients, each with its own source, to be injected with <c>[FromKeyedServices("name")]</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The key of the service, and the name of its options.</param>
    /// <param name="configuration">The section that holds the settings of this client.</param>
    public static IServiceCollection AddKeyedSegment(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configuration);
        return services.Add(name, options => Bind(configuration, options));
    }

    /// <summary>Adds one of several clients, each with its own source, to be injected with <c>[FromKeyedServices("name")]</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The key of the service, and the name of its options.</param>
    /// <param name="configure">Sets at least <see cref="SegmentOptions.WriteKey"/>.</param>
    public static IServiceCollection AddKeyedSegment(this IServiceCollection services, string name, Action<SegmentOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return services.Add(name, configure);
    }

    private static IServiceCollection Add(this IServiceCollection services, string? name, Action<SegmentOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = services.AddOptions<SegmentOptions>(name).Configure(configure);
        if (services.Any(service => service.ServiceType == typeof(SegmentClient) && Equals(service.ServiceKey, name)))
            return services; // asked for twice: the later settings are added to the earlier ones

        ProcessEnd.Prepare(); // before the host asks for signals, which are its own
        options.PostConfigure<IServiceProvider>((options, provider) => FromHost(options, provider, name)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SegmentOptions>, SegmentOptionsValidator>());

        services.AddHttpClient(FullName(name))
            .ConfigurePrimaryHttpMessageHandler(BatchPoster.NewHandler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan) // the handler renews its connections itself
            .RedactLoggedHeaders(_ => true)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan); // each attempt has a timeout of its own
        services.PostConfigure<HttpClientFactoryOptions>(
            FullName(name), http => http.HttpMessageHandlerBuilderActions.Add(builder => BatchPoster.FollowNoRedirects(builder.PrimaryHandler)));

        services.AddKeyedSingleton(name, (provider, _) => new SegmentClient(
            provider.GetRequiredService<IOptionsMonitor<SegmentOptions>>().Get(name),
            provider.GetService<ILoggerFactory>(),
            provider.GetService<IMeterFactory>(),
            name));
        services.TryAddKeyedSingleton<ISegmentClient>(name, (provider, _) => Client(provider, name));
        services.AddSingleton(new SegmentFlushService.Flushed(provider => Client(provider, name)));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SegmentFlushService>());
        services.AddHealthChecks().Add(new(FullName(name), provider => new SegmentHealthCheck(Client(provider, name)), failureStatus: null, tags: null));
        return services;
    }

    private static void Bind(IConfiguration configuration, SegmentOptions options) => configuration.Bind(options);

    private static void FromHost(SegmentOptions options, IServiceProvider provider, string? name)
    {
        if (provider.GetService<IHostEnvironment>() is { } environment)
            options.Violations ??= DefaultEnvironment.ViolationsFor(environment.EnvironmentName);
        if (options.TimeProvider == TimeProvider.System && provider.GetService<TimeProvider>() is { } time)
            options.TimeProvider = time;
        var http = provider.GetRequiredService<IHttpClientFactory>();
        options.HttpClient ??= () => http.CreateClient(FullName(name));
    }

    private static SegmentClient Client(IServiceProvider provider, string? name) => provider.GetRequiredKeyedService<SegmentClient>(name);

    /// <summary>What the HTTP client and the health check are called.</summary>
    private static string FullName(string? name) => name is null ? "segment" : $"segment-{name}";
}
