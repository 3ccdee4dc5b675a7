using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using TrackingPlan.Serialization;

namespace TrackingPlan.Tests.Writing;

/// <summary>Whatever is written reads back, with System.Text.Json, as exactly what it was. CsCheck prints the seed of a failure.</summary>
public sealed class JsonPropertyTests
{
    // Every kind of text: ASCII, what JSON escapes, line separators, lone and paired surrogates, at every length around a vector's.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 70],
        Gen.String[Gen.OneOf(Gen.Char['\0', '\u00FF'], Any('"', '\\', '\u2028', '\u2029', '\x7F')), 0, 40],
        Gen.String[Gen.Char['\uD7F0', '\uE010'], 0, 40],
        Gen.String[Gen.Char, 0, 40],
        Any("", "😀", "\uD83D", "\uDE00x", "€"));

    private static readonly Gen<DateTimeOffset> Moment = Gen.Select(
        Gen.Long[DateTime.MinValue.AddDays(1).Ticks, DateTime.MaxValue.AddDays(-1).Ticks],
        Gen.Int[-14 * 60, 14 * 60],
        (ticks, offset) => new DateTimeOffset(ticks, TimeSpan.FromMinutes(offset)));

    private static readonly Gen<JsonNode?> Node = Gen.Recursive<JsonNode?>((depth, node) => depth == 4
        ? Leaf()
        : Gen.Frequency(
            (3, Leaf()),
            (1, node.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))),
            (1, Gen.Select(Text, node).Array[0, 4].Select(members =>
            {
                var json = new JsonObject();
                foreach (var (name, value) in members)
                    json[WellFormed(name)] = value?.DeepClone(); // two names that differ by lone surrogates would become one
                return (JsonNode?)json;
            }))));

    [Fact]
    public void Strings() => Text.Sample(text =>
    {
        var read = Written((ref CallWriter writer) => writer.Value(text)).GetString();
        Assert.Equal(WellFormed(text), read);
    }, iter: 20_000);

    [Fact]
    public void Every_character_at_every_place_of_a_vector()
    {
        for (var c = '\0'; c < '\u2100'; c++)
        {
            for (var at = 0; at < 18; at++)
            {
                var text = new string('x', at) + c + new string('y', 17 - at);
                Assert.Equal(text, Written((ref CallWriter writer) => writer.Value(text)).GetString());
            }
        }
    }

    [Fact]
    public void Strings_stay_inside_their_quotes() => Text.Sample(text =>
    {
        var json = Bytes((ref CallWriter writer) => writer.Value(text));
        Assert.DoesNotContain(json[1..^1], b => b < 0x20);
        Assert.Equal(-1, json.AsSpan().IndexOf("\u2028"u8));
        Assert.Equal(-1, json.AsSpan().IndexOf("\u2029"u8));
    }, iter: 5_000);

    [Fact]
    public void Strings_that_do_not_fit_overflow_and_write_nothing_beyond_the_space() => Gen.Select(Text, Gen.Int[0, 80]).Sample((text, length) =>
    {
        var space = new byte[length + 8];
        var writer = new CallWriter(space.AsSpan(0, length));
        writer.Value(text);
        Assert.Equal(Bytes((ref CallWriter whole) => whole.Value(text)).Length > length, writer.Overflowed);
        Assert.All(space[length..], b => Assert.Equal(0, b));
    }, iter: 5_000);

    [Fact]
    public void Integers() => Gen.OneOf(Gen.Long, Any(long.MinValue, long.MaxValue, 0)).Sample(value =>
        Assert.Equal(value, Written((ref CallWriter writer) => writer.Value(value)).GetInt64()));

    [Fact]
    public void Decimals() => Gen.OneOf(Gen.Decimal, Any(decimal.MinValue, decimal.MaxValue, 0.10m, -0.0m, 1e-28m)).Sample(value =>
    {
        var read = Written((ref CallWriter writer) => writer.Value(value)).GetDecimal();
        Assert.Equal(decimal.GetBits(value)[..3], decimal.GetBits(read)[..3]); // all digits, trailing zeros included
        Assert.Equal(value, read);
    }, iter: 20_000);

    [Fact]
    public void Doubles() => Gen.Double.Sample(value =>
    {
        var json = Written((ref CallWriter writer) => writer.Value(value));
        if (double.IsFinite(value))
            Assert.Equal(value, json.GetDouble());
        else
            Assert.Equal(JsonValueKind.Null, json.ValueKind);
    }, iter: 20_000);

    [Fact]
    public void Moments() => Moment.Sample(value =>
    {
        var json = Written((ref CallWriter writer) => writer.Value(value));
        Assert.Equal(value.UtcTicks, json.GetDateTimeOffset().UtcTicks);
        Assert.EndsWith("Z", json.GetString(), StringComparison.Ordinal);
    }, iter: 20_000);

    [Fact]
    public void Dates_times_and_ids() => Gen.Select(Gen.DateOnly, Gen.TimeOnly, Gen.Guid).Sample((date, time, id) =>
    {
        Assert.Equal(date, DateOnly.Parse(Written((ref CallWriter writer) => writer.Value(date)).GetString()!, null));
        var written = Written((ref CallWriter writer) => writer.Value(time)).GetString()!;
        Assert.EndsWith("Z", written, StringComparison.Ordinal);
        Assert.Equal(time, TimeOnly.Parse(written[..^1], null));
        Assert.Equal(id, Written((ref CallWriter writer) => writer.Value(id)).GetGuid());
    });

    [Fact]
    public void Any_nesting() => Node.Sample(node =>
    {
        var json = Written((ref CallWriter writer) => writer.Value(node));
        Assert.True(JsonNode.DeepEquals(WellFormed(node), JsonNode.Parse(json.GetRawText())), node?.ToJsonString());
    }, iter: 5_000);

    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<JsonNode?> Leaf() => Gen.OneOf(
        Text.Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Long.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Double[-1e9, 1e9].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Const((JsonNode?)null));

    /// <summary>The text with each lone surrogate replaced, which is what UTF-8 can hold of it.</summary>
    private static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static JsonNode? WellFormed(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json.Select(member => KeyValuePair.Create(member.Key, WellFormed(member.Value)))),
        JsonArray array => new JsonArray([.. array.Select(WellFormed)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(WellFormed(text)),
        _ => node?.DeepClone(),
    };

    private static JsonElement Written(Write write) => JsonDocument.Parse(Bytes(write)).RootElement;

    private static byte[] Bytes(Write write)
    {
        var space = new byte[SegmentLimits.EventBytes];
        var writer = new CallWriter(space);
        write(ref writer);
        Assert.True(writer.IsComplete);
        return space[..writer.Written];
    }

    private delegate void Write(ref CallWriter writer);
}
