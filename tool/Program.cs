using TrackingPlan.Tool;

return await ToolApplication.RunAsync(args, ToolContext.OfProcess());
