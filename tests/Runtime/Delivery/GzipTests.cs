using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Delivery;

/// <summary>Whatever text there is in calls, compression makes a body smaller or leaves it as it is.</summary>
public sealed class GzipTests
{
    private const int Calls = 20;

    /// <summary>How many bytes gzip at its fastest level adds depends on the bytes: each range meets another kind of code.</summary>
    public static TheoryData<string, int, int> Ranges() => new()
    {
        { "Chinese", 0x4E00, 0x9FA5 },
        { "two bytes", 0x80, 0x7FF },
        { "any", 0x20, 0xFFFF },
        { "letters", 'a', 'z' },
        { "one letter", 'a', 'a' },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task Text_that_compresses_badly_arrives(string name, int first, int last)
    {
        var random = Campaign.Random(out var seed);
        await using var endpoint = new ScriptedEndpoint();
        await using var client = Clients.To(endpoint, options => options.Gzip = true);
        var sent = new List<string>();
        for (var round = 0; round < 4; round++)
        {
            for (var i = 0; i < Calls; i++)
            {
                var text = string.Create(random.Next(1, 10_000), random, (span, random) =>
                {
                    foreach (ref var c in span)
                    {
                        do
                            c = (char)random.Next(first, last + 1);
                        while (char.IsSurrogate(c));
                    }
                });
                Assert.Equal(CallOutcome.Accepted, client.Track("u", new NoteAdded(text)));
                sent.Add(text);
            }

            await client.FlushAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }

        Assert.True(client.Statistics is { Delivered: 4 * Calls, Lost: 0, Pending: 0 }, $"{name}, seed {seed}: {client.Statistics}");
        var received = endpoint.Requests.SelectMany(request => request.Calls).Select(call => call.GetProperty("properties").GetProperty("text").GetString()!);
        Assert.Equal(sent.Order(StringComparer.Ordinal), received.Order(StringComparer.Ordinal));
        Assert.All(endpoint.Requests, request => Assert.True(request.Body.Length <= request.Json.Length, $"{name}, seed {seed}: a body grew"));
    }
}
