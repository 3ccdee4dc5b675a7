using System.Diagnostics.CodeAnalysis;

namespace TrackingPlan.Guards;

/// <summary>
/// A callback of the application that runs now. What it calls in turn sees that: a flush within it does not wait for it, and what it does
/// wrong itself does not call it again.
/// </summary>
internal sealed class CallbackScope
{
    private static readonly AsyncLocal<CallbackScope?> Current = new();

    private readonly object _owner;
    private readonly CallbackScope? _outer;
    private volatile bool _over;

    private CallbackScope(object owner, CallbackScope? outer)
    {
        while (outer is { _over: true })
            outer = outer._outer;
        (_owner, _outer) = (owner, outer);
    }

    /// <summary>Whether the calling code was called, directly or not, by a callback of this owner that is not over.</summary>
    public static bool IsWithin(object owner)
    {
        for (var scope = Current.Value; scope is not null; scope = scope._outer)
        {
            if (!scope._over && ReferenceEquals(scope._owner, owner))
                return true;
        }

        return false;
    }

    /// <summary>Runs a callback to its end. Does not throw.</summary>
    /// <param name="owner">Whose callback it is.</param>
    /// <param name="callback">Begins on this thread.</param>
    /// <param name="failed">Told what the callback throws.</param>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A callback must not break tracking or delivery.")]
    public static async Task RunAsync(object owner, Func<ValueTask> callback, Action<Exception> failed)
    {
        var scope = new CallbackScope(owner, Current.Value);
        Current.Value = scope; // until this method returns to its caller, and for as long as the callback goes on
        try
        {
            await callback().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            failed(e);
        }
        finally
        {
            scope._over = true;
        }
    }
}
