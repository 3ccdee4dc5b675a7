using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace TrackingPlan.Guards;

/// <summary>The application's logger, of which a failure (a full disk, say) is no failure of delivery.</summary>
[SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A logger must not break delivery.")]
internal sealed class GuardedLogger(ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return logger.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // There is nowhere left to say it.
        }
    }
}
