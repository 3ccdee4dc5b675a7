using TrackingPlan.Delivery;
using TrackingPlan.Delivery.Authorization;
using TrackingPlan.Serialization;

namespace TrackingPlan;

/// <summary>What is wrong with a client's settings, one sentence for each, naming the setting and what it must be.</summary>
internal static class SegmentOptionsValidation
{
    private const int LongestName = 256; // far more than any of Segment's keys and ids
    private const int LargestContext = SegmentLimits.EventBytes / 2;

    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(24); // timers of .NET count milliseconds in 32 bits

    public static IReadOnlyList<string> Problems(SegmentOptions options)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(options.WriteKey))
            problems.Add($"{nameof(options.WriteKey)} is missing. It is shown in Segment under the source's Settings > API Keys.");
        else
            Name(nameof(options.WriteKey), options.WriteKey, except: ":"); // which ends a user name in Basic authentication
        Address(nameof(options.Endpoint), options.Endpoint);
        if (options.OAuth is { } oauth)
        {
            Given($"{nameof(options.OAuth)}:{nameof(oauth.ClientId)}", oauth.ClientId);
            Given($"{nameof(options.OAuth)}:{nameof(oauth.KeyId)}", oauth.KeyId);
            Given($"{nameof(options.OAuth)}:{nameof(oauth.PrivateKey)}", oauth.PrivateKey);
            Given($"{nameof(options.OAuth)}:{nameof(oauth.Scope)}", oauth.Scope);
            Name($"{nameof(options.OAuth)}:{nameof(oauth.ClientId)}", oauth.ClientId);
            Name($"{nameof(options.OAuth)}:{nameof(oauth.KeyId)}", oauth.KeyId);
            Name($"{nameof(options.OAuth)}:{nameof(oauth.Scope)}", oauth.Scope?.Replace(' ', '_')); // a list with blanks between
            if (!string.IsNullOrWhiteSpace(oauth.PrivateKey) && !ClientAssertion.IsPrivateKey(oauth.PrivateKey))
                problems.Add($"{nameof(options.OAuth)}:{nameof(oauth.PrivateKey)} must be an unencrypted RSA private key in PEM.");
            Address($"{nameof(options.OAuth)}:{nameof(oauth.Server)}", oauth.Server);
        }

        if (options.TimeProvider is null)
            problems.Add($"{nameof(options.TimeProvider)} is null and must be a clock, such as TimeProvider.System.");
        if (ContextMembers.Problem(options.Context, LargestContext) is { } contextProblem)
            problems.Add($"{nameof(options.Context)} {contextProblem}.");

        Range(nameof(options.FlushAt), options.FlushAt, 1, SegmentLimits.BatchEvents);
        Range(nameof(options.BatchBytes), options.BatchBytes, 64 * 1024, 500_000);
        Range(nameof(options.QueueBytes), options.QueueBytes, 4L * options.BatchBytes, long.MaxValue);
        Range(nameof(options.MaxConcurrentRequests), options.MaxConcurrentRequests, 1, 64);
        Range(nameof(options.MaxRetries), options.MaxRetries ?? 0, 0, 1_000);
        Time(nameof(options.FlushInterval), options.FlushInterval, mayBeZero: false);
        Time(nameof(options.RequestTimeout), options.RequestTimeout, mayBeZero: false);
        Time(nameof(options.DeliveryTimeout), options.DeliveryTimeout, mayBeZero: false);
        Time(nameof(options.BlockingTimeout), options.BlockingTimeout, mayBeZero: true);
        Time(nameof(options.ShutdownTimeout), options.ShutdownTimeout, mayBeZero: true);
        Defined(nameof(options.Region), options.Region);
        Defined(nameof(options.QueueFull), options.QueueFull);
        Defined(nameof(options.Violations), options.Violations.GetValueOrDefault());
        return problems;

        // Never says what the value is: it may be a secret that was put in the wrong place.
        void Name(string name, string? value, string except = "")
        {
            value = value?.Trim() ?? "";
            if (value.Length > LongestName)
                problems.Add($"{name} has {value.Length} characters and must have {LongestName} at most.");
            else if (value.AsSpan().ContainsAnyExceptInRange('!', '~') || value.AsSpan().ContainsAny(except))
                problems.Add($"{name} holds a blank, a control character, or another that keys do not have{(except.Length > 0 ? $" ({except})" : "")}, and must be what Segment shows.");
        }

        void Given(string name, string value)
        {
            if (string.IsNullOrWhiteSpace(value))
                problems.Add($"{name} is missing.");
        }

        void Address(string name, Uri? uri)
        {
            if (DeliveryAddress.Problem(uri, options.InsecureHosts) is { } problem)
                problems.Add($"{name} {problem}.");
        }

        void Range(string name, long value, long least, long most)
        {
            if (value < least || value > most)
                problems.Add(most == long.MaxValue ? $"{name} is {value} and must be at least {least}." : $"{name} is {value} and must be {least} to {most}.");
        }

        void Time(string name, TimeSpan value, bool mayBeZero)
        {
            if (value < TimeSpan.Zero || (value == TimeSpan.Zero && !mayBeZero) || value > LongestTimer)
                problems.Add($"{name} is {value} and must be {(mayBeZero ? "zero to" : "more than zero and at most")} {LongestTimer.TotalDays} days.");
        }

        void Defined<TEnum>(string name, TEnum value)
            where TEnum : struct, Enum
        {
            if (!Enum.IsDefined(value))
                problems.Add($"{name} is {value} and must be one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        }
    }
}
