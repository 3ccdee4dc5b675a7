namespace TrackingPlan.Endpoint;

/// <summary>
/// The <c>context</c> and <c>integrations</c> of a batch, raw, shared by all its calls. They are merged when a call is asked for its JSON
/// and not before: merged at once, a body of 500 KB could grow to a gigabyte.
/// </summary>
internal sealed record BatchDefaults(ReadOnlyMemory<byte> Context, ReadOnlyMemory<byte> Integrations)
{
    public static BatchDefaults None { get; } = new(default, default);

    public int Bytes => Context.Length + Integrations.Length;
}
