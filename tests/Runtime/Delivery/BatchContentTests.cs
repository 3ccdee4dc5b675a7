using TrackingPlan.Delivery;

namespace TrackingPlan.Tests.Delivery;

/// <summary>A batch's memory is used again, so no request may read it after its attempt is over.</summary>
public sealed class BatchContentTests
{
    [Fact]
    public async Task Release_waits_for_a_body_that_is_still_being_written()
    {
        using var content = new BatchContent("body"u8.ToArray(), gzip: false);
        var slow = new SlowStream();
        var writing = content.CopyToAsync(slow, TestContext.Current.CancellationToken);
        var release = content.ReleaseAsync();
        Assert.False(release.IsCompleted);
        slow.Finish();
        await release;
        await writing;
    }

    [Fact]
    public async Task Release_waits_for_every_body_that_is_still_being_written()
    {
        using var content = new BatchContent("body"u8.ToArray(), gzip: false);
        var (first, second) = (new SlowStream(), new SlowStream());
        Task[] writing = [content.CopyToAsync(first, TestContext.Current.CancellationToken), content.CopyToAsync(second, TestContext.Current.CancellationToken)];
        second.Finish();
        await writing[1];
        var release = content.ReleaseAsync();
        Assert.False(release.IsCompleted);
        first.Finish();
        await release;
        await writing[0];
    }

    [Fact]
    public async Task A_released_body_cannot_be_written_any_more()
    {
        using var content = new BatchContent("body"u8.ToArray(), gzip: false);
        using var target = new MemoryStream();
        await content.CopyToAsync(target, TestContext.Current.CancellationToken);
        await content.CopyToAsync(target, TestContext.Current.CancellationToken); // a request may be sent again on another connection
        await content.ReleaseAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(target, TestContext.Current.CancellationToken));
        Assert.Equal("bodybody"u8.ToArray(), target.ToArray());
    }

    private sealed class SlowStream : MemoryStream
    {
        private readonly TaskCompletionSource _finish = new();

        public void Finish() => _finish.SetResult();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => new(_finish.Task);
    }
}
