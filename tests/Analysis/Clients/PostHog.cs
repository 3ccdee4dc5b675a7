// The public surface of PostHog that sends calls, from its documentation.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

#nullable enable

namespace PostHog
{
    public record ApiResult(int Status);

    public class GroupCollection;

    public class PostHogOptions
    {
        public string? ProjectApiKey { get; set; }
    }

    public interface IPostHogClient : IDisposable, IAsyncDisposable
    {
        Task<ApiResult> AliasAsync(string previousId, string newId, CancellationToken cancellationToken);

        Task<ApiResult> IdentifyAsync(
            string distinctId,
            Dictionary<string, object>? personPropertiesToSet,
            Dictionary<string, object>? personPropertiesToSetOnce,
            CancellationToken cancellationToken);

        Task<ApiResult> GroupIdentifyAsync(string type, string key, Dictionary<string, object>? properties, CancellationToken cancellationToken);

        bool Capture(string distinctId, string eventName, Dictionary<string, object>? properties, GroupCollection? groups, bool sendFeatureFlags);

        Task FlushAsync();
    }

    public sealed class PostHogClient : IPostHogClient
    {
        public PostHogClient(PostHogOptions options)
        {
        }

        public Task<ApiResult> AliasAsync(string previousId, string newId, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ApiResult> IdentifyAsync(
            string distinctId,
            Dictionary<string, object>? personPropertiesToSet,
            Dictionary<string, object>? personPropertiesToSetOnce,
            CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ApiResult> GroupIdentifyAsync(
            string type, string key, Dictionary<string, object>? properties, CancellationToken cancellationToken) => throw new NotSupportedException();

        public bool Capture(
            string distinctId, string eventName, Dictionary<string, object>? properties, GroupCollection? groups, bool sendFeatureFlags) => true;

        public Task FlushAsync() => Task.CompletedTask;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }

    public static class CaptureExtensions
    {
        public static bool Capture(this IPostHogClient client, string distinctId, string eventName) => true;

        public static bool Capture(this IPostHogClient client, string distinctId, string eventName, Dictionary<string, object>? properties) => true;

        public static bool Capture(this IPostHogClient client, string distinctId, string eventName, GroupCollection groups) => true;

        public static bool CapturePageView(
            this IPostHogClient client, string distinctId, string pagePath, Dictionary<string, object>? properties) => true;
    }

    public static class IdentifyPersonAsyncExtensions
    {
        public static Task<ApiResult> IdentifyAsync(this IPostHogClient client, string distinctId) => throw new NotSupportedException();

        public static Task<ApiResult> IdentifyAsync(this IPostHogClient client, string distinctId, string? email, string? name) =>
            throw new NotSupportedException();

        public static Task<ApiResult> IdentifyAsync(
            this IPostHogClient client, string distinctId, string? email, string? name, Dictionary<string, object>? personPropertiesToSet) =>
            throw new NotSupportedException();
    }
}
