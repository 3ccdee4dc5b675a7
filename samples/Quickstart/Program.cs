using TrackingPlan.Endpoint;

await using var endpoint = await SegmentEndpoint.StartAsync();
Console.WriteLine($"A Segment endpoint of this process: {endpoint.Url}");
