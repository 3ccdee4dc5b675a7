namespace TrackingPlan;

/// <summary>
/// Sends calls to Segment. Use the typed methods that the plan generates and the extensions in <see cref="SegmentClientCalls"/>; both end
/// here. Implementations are safe for use by any number of threads.
/// </summary>
public interface ISegmentClient
{
    /// <summary>Writes one call into the open batch, on the caller's thread. What is not accepted is counted, logged and reported.</summary>
    /// <typeparam name="TCall">The type of the event or traits.</typeparam>
    /// <param name="call">The event or traits.</param>
    /// <param name="envelope">Who, and what else goes beside it.</param>
    /// <returns>Whether the call was accepted, or why not.</returns>
    /// <exception cref="ViolationException">The call breaks its plan and violations are set to throw.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    CallOutcome Send<TCall>(in TCall call, in CallEnvelope envelope)
        where TCall : struct, ICall;

    /// <summary>As <see cref="Send{TCall}"/>, but waits for room, without blocking a thread, while the queue is full.</summary>
    /// <typeparam name="TCall">The type of the event or traits.</typeparam>
    /// <param name="call">The event or traits.</param>
    /// <param name="envelope">Who, and what else goes beside it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the call was accepted, or why not.</returns>
    /// <exception cref="ViolationException">The call breaks its plan and violations are set to throw.</exception>
    /// <exception cref="ObjectDisposedException">The client is disposed.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the call was not accepted.</exception>
    ValueTask<CallOutcome> SendAsync<TCall>(TCall call, CallEnvelope envelope, CancellationToken cancellationToken = default)
        where TCall : struct, ICall;

    /// <summary>Sends all that was accepted before the call and waits until it is delivered or reported as failed.</summary>
    /// <param name="cancellationToken">Ends the wait, not the delivery.</param>
    Task FlushAsync(CancellationToken cancellationToken = default);
}
