using System.Text;
using TrackingPlan.Serialization;

namespace TrackingPlan.Tests.Writing;

public sealed class MessageIdTests
{
    [Fact]
    public void Ids_are_distinct_uuids_of_version_8_over_many_blocks()
    {
        const int Count = 3 * 65_536 + 7;
        var prelude = new CallPrelude("\"library\":{}"u8);
        var ids = new HashSet<string>();
        for (var i = 0; i < Count; i++)
        {
            var id = Encoding.ASCII.GetString(prelude.NextId());
            Assert.True(ids.Add(id));
            if (i % 1_000 == 0)
                Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id);
        }
    }

    [Fact]
    public void Two_clients_never_give_the_same_id()
    {
        var first = new CallPrelude(default);
        var second = new CallPrelude(default);
        Assert.NotEqual(Encoding.ASCII.GetString(first.NextId()), Encoding.ASCII.GetString(second.NextId()));
    }
}
