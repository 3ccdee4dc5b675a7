using System.Runtime.CompilerServices;

namespace TrackingPlan.Serialization;

/// <summary>Writes one whole call: what the client knows, who it is about, and then the call's own members.</summary>
internal sealed class CallSerializer(ContextMembers context, TimeProvider time)
{
    /// <summary>Writes a call. What its values throw while they are read makes the call one that cannot be written.</summary>
    public void Write<TCall>(ref CallWriter writer, CallPrelude prelude, in TCall call, in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        try
        {
            WriteMembers(ref writer, prelude, in call, in envelope);
        }
#pragma warning disable CA1031 // the lists and converters of an application may throw anything, and a call is not to be lost with an exception
        catch (Exception e)
#pragma warning restore CA1031
        {
            writer.Refuse(EnvelopeCheck.Threw(e));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WriteMembers<TCall>(ref CallWriter writer, CallPrelude prelude, in TCall call, in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        var options = envelope.Options;
        if (options.Context is null && options.MessageId is null && options.Timestamp is null && !context.Collides<TCall>())
        {
            writer.StartAt(prelude.Next(time.GetUtcNow().UtcDateTime, context.All));
        }
        else
        {
            WriteOwnPrelude<TCall>(ref writer, prelude, in options);
        }

        if (TCall.Context.Length > 0)
        {
            writer.Raw(","u8);
            writer.Raw(TCall.Context);
        }

        WriteIds<TCall>(ref writer, in envelope);
        call.Write(ref writer);
        if (options.Integrations is not null)
        {
            writer.Raw(",\"integrations\":"u8);
            writer.Value(options.Integrations);
        }

        writer.Raw("}"u8);
    }

    private void WriteOwnPrelude<TCall>(ref CallWriter writer, CallPrelude prelude, in CallOptions options)
        where TCall : struct, ICall
    {
        var now = time.GetUtcNow();
        prelude.Leave();
        writer.Raw("{\"messageId\":"u8);
        if (options.MessageId is null)
            writer.Quoted(prelude.NextId(now.UtcDateTime));
        else
            writer.Value(options.MessageId);

        writer.Raw(",\"timestamp\":"u8);
        Span<byte> timestamp = stackalloc byte[Rfc3339.MillisecondsLength];
        Rfc3339.WriteMilliseconds((options.Timestamp ?? now).UtcDateTime, timestamp);
        writer.Quoted(timestamp);

        writer.Raw(",\"context\":{"u8);
        context.Write<TCall>(ref writer, options.Context);
    }

    /// <summary>Ends the context, and writes who the call is about and what else of it is no property.</summary>
    private static void WriteIds<TCall>(ref CallWriter writer, in CallEnvelope envelope)
        where TCall : struct, ICall
    {
        if (envelope.Identity.UserId is { } userId)
        {
            writer.Raw("},\"userId\":"u8);
            writer.Value(userId);
        }
        else
        {
            writer.Raw("}"u8);
        }

        Member(ref writer, ",\"anonymousId\":"u8, envelope.Identity.AnonymousId);

        if (TCall.Kind == CallKind.Group)
            Member(ref writer, ",\"groupId\":"u8, envelope.GroupId);
        else if (TCall.Kind == CallKind.Alias)
            Member(ref writer, ",\"previousId\":"u8, envelope.PreviousId);
        else if (TCall.Kind is CallKind.Page or CallKind.Screen)
        {
            Member(ref writer, ",\"name\":"u8, envelope.Name);
            Member(ref writer, ",\"category\":"u8, envelope.Category);
        }
    }

    private static void Member(ref CallWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is null)
            return;
        writer.Raw(name);
        writer.Value(value);
    }
}
