using TrackingPlan.Tool;


// Before anything else: a signal that nobody waits for yet would end the process without a word.
using var interruption = new Interruption();
return await ToolApplication.RunAsync(args, ToolContext.OfProcess() with { Interruption = interruption }, interruption.Token);
