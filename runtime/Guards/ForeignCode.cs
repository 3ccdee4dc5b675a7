using System.Diagnostics.CodeAnalysis;

namespace TrackingPlan.Guards;

/// <summary>Ways to bear with code of the application that does not do what it is told.</summary>
internal static class ForeignCode
{
    /// <summary>How long code that was cancelled may go on. On the real clock, for it is no part of what the client promises.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Cancels. What is registered with the token may throw, which must reach neither a timer's thread nor the canceller.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Somebody else's callback.")]
    public static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (Exception)
        {
            // Every callback was called nevertheless; or the source is disposed, and nobody listens.
        }
    }

    /// <summary>Awaits a task, but no longer than the grace after it was cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled. Its result, should there ever be one, is disposed of.</exception>
    public static async Task<T> WaitAsync<T>(Task<T> task, CancellationToken cancellationToken)
        where T : IDisposable
    {
        try
        {
            return await task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            if (await EndsAsync(task).ConfigureAwait(false))
                return await task.ConfigureAwait(false);
            _ = DisposeLaterAsync(task);
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <summary>Whether a task ends within the grace, in whatever way.</summary>
    public static async Task<bool> EndsAsync(Task task)
    {
        if (!task.IsCompleted)
            await Task.WhenAny(task, Task.Delay(Grace)).ConfigureAwait(false);
        return task.IsCompleted;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nobody waits for it any more.")]
    private static async Task DisposeLaterAsync<T>(Task<T> task)
        where T : IDisposable
    {
        try
        {
            (await task.ConfigureAwait(false)).Dispose();
        }
        catch (Exception)
        {
            // The attempt was given up long ago.
        }
    }
}
