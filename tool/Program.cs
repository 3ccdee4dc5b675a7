using TrackingPlan.Tool;
using TrackingPlan.Tool.Files;
using TrackingPlan.Tool.Terminal;

// Before anything else: a signal that nobody waits for yet would end the process without a word.
using var interruption = new Interruption(TextFile.Abandon);
return await ToolApplication.RunAsync(args, ToolContext.OfProcess() with { Interruption = interruption }, interruption.Token);
