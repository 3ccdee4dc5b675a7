using System.Collections;
using TrackingPlan.Serialization;
using TrackingPlan.Tests.Support;

namespace TrackingPlan.Tests.Client;

/// <summary>Lists of an application that do something with the client while they are read.</summary>
public sealed class ReentryTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private ScriptedEndpoint _endpoint = null!;
    private SegmentClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _endpoint = new ScriptedEndpoint();
        _client = Clients.To(_endpoint, options => options.FlushInterval = TimeSpan.FromHours(1));
        _client.Track("u", new NoteAdded("before"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_flush_delivers_what_came_before(bool onAnotherThread)
    {
        Assert.Equal(CallOutcome.Accepted, await Track(onAnotherThread, () => _client.FlushAsync().Wait()));
        Assert.Single(_endpoint.Requests);
        await _client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["before", "list"], Texts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_call_is_a_call_of_its_own(bool onAnotherThread)
    {
        Assert.Equal(CallOutcome.Accepted, await Track(onAnotherThread, () => _client.Track("u", new NoteAdded("inner"))));
        await _client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["before", "inner", "list"], Texts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_within_calls_are_all_sent(bool onAnotherThread)
    {
        Assert.Equal(CallOutcome.Accepted, await Track(onAnotherThread, () => Deeper(30)));
        await _client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(32, Texts().Length);

        void Deeper(int levels)
        {
            if (levels > 0)
                _client.Track("u", new Listed(new ActingList(() => Deeper(levels - 1))));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Disposal_delivers_what_came_before_and_the_call_is_told(bool onAnotherThread)
    {
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Track(onAnotherThread, _client.Dispose));
        Assert.Equal(["before"], Texts());
    }

    [Fact]
    public async Task What_a_list_throws_is_an_outcome_and_not_an_exception()
    {
        Assert.Equal(CallOutcome.Violation, await Track(false, () => throw new InvalidDataException("broken")));
        Assert.Equal(CallOutcome.Accepted, _client.Track("u", new NoteAdded("after")));
        await _client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["after", "before"], Texts());
    }

    /// <summary>Tracks a list, on a thread that may never come back.</summary>
    private Task<CallOutcome> Track(bool onAnotherThread, Action act)
    {
        var list = new ActingList(onAnotherThread ? () => Task.Run(act).Wait() : act);
        return Task.Factory
            .StartNew(() => _client.Track("u", new Listed(list)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    /// <summary>What was sent, sorted: threads fill batches of their own.</summary>
    private string[] Texts() =>
        [.. _endpoint.Requests.SelectMany(request => request.Calls).Select(call => call.GetProperty("properties").GetProperty("text").GetString()!).Order(StringComparer.Ordinal)];

    /// <summary>An event with a list, as the compiler generates it.</summary>
    private readonly struct Listed(IReadOnlyList<string> list) : ITrackEvent
    {
        static CallKind ICall.Kind => CallKind.Track;

        static string ICall.Name => "Listed";

        static ReadOnlySpan<byte> ICall.Context => default;

        void ICall.Write(ref CallWriter writer)
        {
            writer.Raw(",\"type\":\"track\",\"event\":\"Listed\",\"properties\":{\"text\":\"list\",\"list\":["u8);
            for (var i = 0; i < list.Count && writer.HasRoom; i++)
            {
                if (i > 0)
                    writer.Raw(","u8);
                writer.Value(list[i]);
            }

            writer.Raw("]}"u8);
        }

        void ICall.Validate(ref ViolationCollector violations)
        {
        }
    }

    private sealed class ActingList(Action act) : IReadOnlyList<string>
    {
        public int Count => 1;

        public string this[int index]
        {
            get
            {
                act();
                return "item";
            }
        }

        public IEnumerator<string> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException();
    }
}
