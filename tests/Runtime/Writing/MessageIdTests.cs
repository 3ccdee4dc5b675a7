using System.Reflection;
using System.Text;
using TrackingPlan.Serialization;

namespace TrackingPlan.Tests.Writing;

public sealed class MessageIdTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Ids_are_distinct_uuids_of_version_8_whatever_the_clock_says()
    {
        const int Count = 200_000;
        var random = new Random(12);
        var prelude = New();
        var ids = new HashSet<string>();
        var now = Now;
        for (var i = 0; i < Count; i++)
        {
            now = random.Next(1_000) switch
            {
                0 => now.AddHours(random.Next(-20, 20)),
                < 500 => now.AddTicks(random.Next(-3, 30)),
                _ => now,
            };
            var id = Encoding.ASCII.GetString(prelude.NextId(now));
            Assert.True(ids.Add(id), $"{id} came twice, call {i} at {now:O}");
            if (i % 1_000 == 0)
                Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
        }
    }

    [Fact]
    public void Threads_never_give_the_same_id() =>
        Assert.NotEqual(Encoding.ASCII.GetString(New().NextId(Now)), Encoding.ASCII.GetString(New().NextId(Now)));

    /// <summary>A virtual machine is copied in the midst of a burst, and each copy goes on, at its own pace, from the same memory.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Copies_of_a_process_give_different_ids(int seed)
    {
        var random = new Random(seed);
        var original = New();
        for (var round = 0; round < 200; round++)
        {
            var now = Now.AddTicks(random.NextInt64(TimeSpan.TicksPerDay));
            for (var i = random.Next(5_000); i > 0; i--)
                original.NextId(now = now.AddTicks(random.Next(3)));

            // Each copy makes its first call at a moment of its own: a tenth of a microsecond apart, or days.
            var ids = new HashSet<string>();
            var copies = Enumerable.Range(0, 10).Select(copy => (Prelude: Copy(original), At: now.AddTicks(1 + copy + (copy * random.NextInt64(2) * TimeSpan.TicksPerHour)))).ToArray();
            for (var call = 0; call < 50; call++)
            {
                foreach (var (prelude, at) in copies)
                {
                    var id = Encoding.ASCII.GetString(prelude.NextId(at.AddTicks(call * copies.Length)));
                    Assert.True(ids.Add(id), $"two copies gave {id}; seed {seed}, round {round}, call {call}");
                }
            }
        }
    }

    [Fact]
    public void No_random_bits_are_kept_for_longer_than_a_millisecond()
    {
        var prelude = New();
        var first = Encoding.ASCII.GetString(prelude.NextId(Now))[..23];
        Assert.Equal(first, Encoding.ASCII.GetString(prelude.NextId(Now.AddTicks(9_999)))[..23]);
        Assert.NotEqual(first, Encoding.ASCII.GetString(prelude.NextId(Now.AddTicks(10_000)))[..23]);
    }

    private static CallPrelude New() => new(new byte[SegmentLimits.EventBytes]);

    /// <summary>With memory of its own, as a copy of the process has it.</summary>
    private static CallPrelude Copy(CallPrelude original)
    {
        var copy = (CallPrelude)typeof(object).GetMethod("MemberwiseClone", BindingFlags.NonPublic | BindingFlags.Instance)!.Invoke(original, null)!;
        foreach (var field in typeof(CallPrelude).GetFields(BindingFlags.NonPublic | BindingFlags.Instance))
        {
            if (field.GetValue(original) is byte[] bytes)
                field.SetValue(copy, bytes.Clone());
        }

        return copy;
    }
}
