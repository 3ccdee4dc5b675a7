using TrackingPlan.Testing;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Testing;

public sealed class SegmentRecorderTests
{
    private readonly SegmentRecorder _recorder = new();

    [Fact]
    public async Task Keeps_the_typed_event_its_envelope_and_its_json()
    {
        _recorder.Track(ReferralConverted.Sample("u-1"));
        await _recorder.TrackAsync("u-2", new NoteAdded("x"), cancellationToken: TestContext.Current.CancellationToken);
        await _recorder.FlushAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ReferralConverted.Sample("u-1"), Assert.Single(_recorder.Tracked<ReferralConverted>()));
        var call = Assert.Single(_recorder.CallsOf<NoteAdded>());
        Assert.Equal("u-2", call.Envelope.Identity.UserId);
        Assert.Equal("x", call.Json.GetProperty("properties").GetProperty("text").GetString());
        Assert.Equal(["Referral Converted", "Note Added"], _recorder.Calls.Select(c => c.Name));

        _recorder.Clear();
        Assert.Empty(_recorder.Calls);
    }

    [Fact]
    public void Throws_on_violations_by_default()
    {
        Assert.Throws<ViolationException>(() => _recorder.Track(ReferralConverted.Sample() with { Currency = null }));
        Assert.Throws<ViolationException>(() => _recorder.Track(default(Identity), new NoteAdded("x")));
        Assert.Throws<ViolationException>(() => _recorder.TrackUntyped("u", "e", new() { ["value"] = double.NaN }));
        Assert.Empty(_recorder.Calls);
    }

    [Fact]
    public void Records_violations_when_told_to()
    {
        var recorder = new SegmentRecorder(ViolationPolicy.Report);
        recorder.Track(ReferralConverted.Sample() with { Currency = null });
        Assert.Equal("properties.currency", Assert.Single(Assert.Single(recorder.Calls).Violations).Field);
        Assert.Equal(CallOutcome.TooLarge, recorder.Track("u", new NoteAdded(new string('x', 40_000))));
    }
}
