using System.Runtime.InteropServices;
using TrackingPlan.Tool;

// Before anything else: a signal that nobody waits for yet would end the process without a word. The second one does, whatever is going on.
using var stop = new CancellationTokenSource();
using var interruption = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await ToolApplication.RunAsync(args, ToolContext.OfProcess(), stop.Token);

void Stop(PosixSignalContext signal)
{
    if (stop.IsCancellationRequested)
        return;
    signal.Cancel = true;
    stop.Cancel();
}
