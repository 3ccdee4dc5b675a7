using System.Collections.Concurrent;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>Callbacks that use the client they are called by.</summary>
public sealed class CallbackTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, Func<SegmentClient, ValueTask>> All = new()
    {
        ["flushes"] = async client => await client.FlushAsync(),
        ["flushes and blocks"] = client =>
        {
            client.FlushAsync().Wait();
            return default;
        },
        ["flushes later"] = async client =>
        {
            await Task.Yield();
            await client.FlushAsync();
        },
        ["flushes from another thread"] = async client => await Task.Run(() => client.FlushAsync().Wait()),
        ["disposes"] = client => client.DisposeAsync(),
        ["disposes and blocks"] = client =>
        {
            client.Dispose();
            return default;
        },
        ["tracks and flushes"] = async client =>
        {
            try
            {
                await client.TrackAsync(ReferralConverted.Sample());
            }
            catch (ObjectDisposedException)
            {
            }

            await client.FlushAsync();
        },
    };

    public static TheoryData<string, bool> Cases()
    {
        var cases = new TheoryData<string, bool>();
        foreach (var name in All.Keys)
        {
            cases.Add(name, false);
            cases.Add(name, true);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task OnFailed_does_not_wait_for_itself_when_it(string does, bool clientIsDisposedMeanwhile)
    {
        SegmentClient? client = null;
        var over = 0;
        await using var endpoint = new ScriptedEndpoint(request => request.Number < 6 ? Reply.Status(400) : Reply.Ok);
        client = Clients.To(endpoint, options =>
        {
            options.MaxConcurrentRequests = 1; // one worker has to do it all
            options.FlushAt = 1;
            options.OnFailed = async _ =>
            {
                await All[does](client!);
                Interlocked.Increment(ref over);
            };
        });
        await using (client)
        {
            for (var i = 0; i < 4; i++)
            {
                try
                {
                    client.Track(ReferralConverted.Sample());
                }
                catch (ObjectDisposedException)
                {
                    break; // OnFailed was faster
                }

                if (!clientIsDisposedMeanwhile)
                    await client.FlushAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
            }

            await client.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        }

        Assert.True(client.Statistics.Pending == 0, client.Statistics.ToString());
        Assert.True(over > 0, "OnFailed did not come to its end before the disposal's");
    }

    [Fact]
    public async Task The_calls_of_a_failure_can_be_read_until_the_callback_completes()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var read = new ConcurrentBag<string?>();
        DeliveryFailure? kept = null;
        await using var endpoint = new ScriptedEndpoint(Reply.Status(400));
        await using var client = Clients.To(endpoint, options => options.OnFailed = async failure =>
        {
            await gate.Task;
            read.Add(failure.Calls.Single().GetProperty("userId").GetString());
            kept = failure;
        });
        client.Track(ReferralConverted.Sample("first"));
        var flush = client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.True(SpinWait.SpinUntil(() => client.Statistics.Failed == 1, Patience));
        for (var i = 0; i < 20; i++)
        {
            client.Track(ReferralConverted.Sample("later"));
            Assert.False(flush.IsCompleted); // it waits until the loss was told
        }

        gate.SetResult();
        await flush.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal("first", Assert.Single(read));
        Assert.Throws<ObjectDisposedException>(() => kept!.Calls);
    }

    [Fact]
    public async Task Delivery_goes_on_while_a_loss_is_told()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var endpoint = new ScriptedEndpoint(Reply.Status(400));
        await using var client = Clients.To(endpoint, options =>
        {
            options.MaxConcurrentRequests = 1;
            options.FlushAt = 1;
            options.OnFailed = async _ => await gate.Task;
        });
        client.Track(ReferralConverted.Sample());
        Assert.True(SpinWait.SpinUntil(() => client.Statistics.Failed == 1, Patience));
        client.Track(ReferralConverted.Sample());
        Assert.True(SpinWait.SpinUntil(() => client.Statistics.Delivered == 1, Patience));
        gate.SetResult();
    }

    [Theory]
    [InlineData(QueueFullPolicy.Wait)]
    [InlineData(QueueFullPolicy.DropNewest)]
    [InlineData(QueueFullPolicy.DropOldest)]
    public async Task A_callback_whose_own_calls_fail_is_not_called_for_them(QueueFullPolicy policy)
    {
        SegmentClient client = null!;
        var (failures, violations) = (0, 0);
        var gate = new Gate();
        await using var endpoint = new ScriptedEndpoint(_ => gate.Ok);
        client = Clients.To(endpoint, options =>
        {
            (options.QueueFull, options.BatchBytes, options.QueueBytes) = (policy, 128 * 1024, 4 * 128 * 1024);
            options.BlockingTimeout = TimeSpan.Zero;
            options.OnFailed = async _ =>
            {
                Interlocked.Increment(ref failures);
                client.Track("u", new NoteAdded(new string('x', 40_000))); // too large
                client.Track("", new NoteAdded(null)); // a violation that cannot be sent
                for (var i = 0; i < 40; i++)
                    await client.TrackAsync("u", new NoteAdded(new string('x', 20_000))); // fills the queue
                throw new InvalidOperationException();
            };
            options.OnViolation = (_, _) =>
            {
                Interlocked.Increment(ref violations);
                client.Track("", new NoteAdded(null));
                return default;
            };
        });
        await using (client)
        {
            client.Track("u", new NoteAdded(new string('x', 40_000)));
            client.Track("u", new NoteAdded(null));
            Assert.Equal(1, violations);
            for (var i = 0; i < 60; i++)
                client.Track("u", new NoteAdded(new string('x', 20_000)));
            Assert.InRange(failures, 2, 200);
            gate.Open();
            await client.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);
        }

        Assert.True(client.Statistics.Pending == 0, client.Statistics.ToString());
    }
}
