using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>Calls that break their plan, under each policy.</summary>
public sealed class ViolationTests
{
    private static readonly ReferralConverted Broken = ReferralConverted.Sample() with { PlanName = null };

    private readonly List<(string Call, Violation Violation)> _violations = [];
    private readonly List<(FailureReason Reason, string? Call)> _failures = [];

    [Fact]
    public async Task Throw_names_the_call_the_field_and_what_is_expected_and_sends_nothing()
    {
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Client(endpoint, ViolationPolicy.Throw);
        var exception = Assert.Throws<ViolationException>(() => client.Track(in Broken));
        Assert.Equal("'Referral Converted' breaks its tracking plan: properties.plan_name is required.", exception.Message);
        Assert.Equal(new Violation("Required", "properties.plan_name", "properties.plan_name is required"), Assert.Single(exception.Violations));
        await Assert.ThrowsAsync<ViolationException>(() =>
            client.TrackAsync(in Broken, cancellationToken: TestContext.Current.CancellationToken).AsTask());

        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Empty(endpoint.Requests);
        Assert.Empty(_violations);
        Assert.True(client.Statistics is { Refused: 2, Violating: 2 });
    }

    [Fact]
    public async Task Report_tells_and_sends()
    {
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Client(endpoint, ViolationPolicy.Report);
        Assert.Equal(CallOutcome.Accepted, client.Track(in Broken));
        await client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Single(Assert.Single(endpoint.Requests).Calls);
        Assert.Equal(("Referral Converted", "properties.plan_name"), (_violations[0].Call, Assert.Single(_violations).Violation.Field));
        Assert.Empty(_failures);
        Assert.True(client.Statistics is { Delivered: 1, Violating: 1, Lost: 0 });
    }

    [Fact]
    public async Task Drop_tells_and_does_not_send()
    {
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Client(endpoint, ViolationPolicy.Drop);
        Assert.Equal(CallOutcome.Violation, client.Track(in Broken));
        await client.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Empty(endpoint.Requests);
        Assert.Single(_violations);
        Assert.Equal((FailureReason.Violation, "Referral Converted"), Assert.Single(_failures));
    }

    [Fact]
    public async Task A_disabled_client_still_checks_and_sends_nothing()
    {
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Client(endpoint, ViolationPolicy.Throw, options => options.Enabled = false);
        Assert.Throws<ViolationException>(() => client.Track(in Broken));
        Assert.Equal(CallOutcome.Disabled, client.Track(ReferralConverted.Sample()));
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Empty(endpoint.Requests);
    }

    [Theory]
    [InlineData("Development", ViolationPolicy.Throw)]
    [InlineData("development", ViolationPolicy.Throw)]
    [InlineData("Staging", ViolationPolicy.Report)]
    [InlineData("Production", ViolationPolicy.Report)]
    [InlineData(null, ViolationPolicy.Report)]
    public void The_default_depends_on_the_environment(string? environment, ViolationPolicy expected) =>
        Assert.Equal(expected, DefaultEnvironment.ViolationsFor(environment));

    private SegmentClient Client(ScriptedEndpoint endpoint, ViolationPolicy policy, Action<SegmentOptions>? configure = null) =>
        Clients.To(endpoint, options =>
        {
            options.Violations = policy;
            options.OnViolation = (call, violations) =>
            {
                _violations.AddRange(violations.Select(violation => (call, violation)));
                return default;
            };
            options.OnFailed = Clients.Sync(failure => _failures.Add((failure.Reason, failure.Call)));
            configure?.Invoke(options);
        });
}
