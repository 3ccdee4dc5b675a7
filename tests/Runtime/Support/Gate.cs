namespace TrackingPlan.Tests.Support;

/// <summary>Holds the answers of an endpoint back until it is opened.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Reply Ok => Reply.Ok with { After = _open.Task };

    public void Open() => _open.TrySetResult();
}
